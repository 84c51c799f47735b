-- An organisation gives parts of its duty to others, each with an owner, words and a day of its own.
alter table assignments
  add column parent_id uuid,
  add column part integer,
  add column words text,
  add column given_by bigint,
  add column given_from ltree,
  add constraint assignments_parent_fk foreign key (home_id, parent_id) references assignments (home_id, id) on delete cascade not valid,
  add constraint assignments_part_is_whole check (
    num_nulls(parent_id, part, words, given_by, given_from) in (0, 5) and (parent_id is null or organisation_id is not null)) not valid,
  add constraint assignments_words_are_some check (length(words) between 1 and 2000) not valid;
comment on column assignments.parent_id is 'The duty of which it is a part; null: it is given by the plan.';
comment on column assignments.part is 'The how manieth part of its duty.';
comment on column assignments.words is 'What is to be done in this part, in the words of whoever gave it.';
comment on column assignments.given_by is 'The organisation whose duty was parted: it accepts what is handed in.';
comment on column assignments.given_from is 'The place of that organisation: from there it is decided.';
comment on column assignments.named_by is 'Who named the organisation: a planner, where the plan gives the duty to nobody known, or who gave a part; null: it has it by the plan.';

alter table answers add column given_by bigint, add column given_from ltree;
comment on column answers.given_by is 'As its assignment has it; null: given by the plan.';
alter table answer_events add column given_from ltree;
comment on column answer_events.given_from is 'As its answer has it: whoever gave the part writes there too.';

create policy insert_given on assignments for insert to hieuhoc_app
  with check (given_from <@ (select nullif(current_setting('app.writes', true), '')::ltree[]));
create policy insert_given on answers for insert to hieuhoc_app
  with check (given_from <@ (select nullif(current_setting('app.writes', true), '')::ltree[]));
create policy update_given on answers for update to hieuhoc_app
  using (given_from <@ (select nullif(current_setting('app.writes', true), '')::ltree[]))
  with check (given_from <@ (select nullif(current_setting('app.writes', true), '')::ltree[]));
create policy insert_given on answer_events for insert to hieuhoc_app
  with check (given_from <@ (select nullif(current_setting('app.writes', true), '')::ltree[]));

-- Counts stand at the place of whoever has the duty, and whoever gave a part does not write there.
alter function count_answers() security definer set search_path = pg_catalog, public, pg_temp;

alter table answers drop constraint answers_source_known,
  add constraint answers_source_known check (source in ('clause', 'report', 'calendar', 'planner', 'giver')) not valid;

-- Whoever gives a part to a body of a commune below sees no organisations there, and is told its name.
create function body_name(home integer, body bigint) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.name from organisations o where o.home_id = home and o.id = body
$$;
comment on function body_name is 'How a body is called, told to whoever sees something of which it is named.';
revoke all on function body_name from public;
grant execute on function body_name to hieuhoc_app;
