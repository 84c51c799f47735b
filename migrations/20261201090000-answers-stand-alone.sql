-- An answer alone tells how it stands and whether it still counts, and how many stand how is counted as they change: with
-- 330,000 assignments both were looked up for every answer that was counted.
alter table answers
  add column opened_on date,
  add column ended boolean not null default false,
  add column last_on date not null generated always as (coalesce(extended_to, due_on, 'infinity'::date)) stored;
comment on column answers.opened_on is 'From when on it is asked of its organisation: what had passed before is nobody''s fault. As its assignment has it.';
comment on column answers.ended is 'Its assignment has ended.';
comment on column answers.last_on is 'The day after which it is late; infinity where it has none.';
update answers a set opened_on = greatest(s.opened_on, s.condition_met_on), ended = s.ended_on is not null
from assignments s where s.home_id = a.home_id and s.id = a.assignment_id;
alter table answers alter column opened_on set not null;
grant update (opened_on, ended) on answers to hieuhoc_app;

create function answers_follow_assignments() returns trigger language plpgsql as $$
begin
  update answers a set audience = s.audience, opened_on = greatest(s.opened_on, s.condition_met_on), ended = s.ended_on is not null
  from changed s
  where a.home_id = s.home_id and a.assignment_id = s.id
    and (a.audience, a.opened_on, a.ended) is distinct from (s.audience, greatest(s.opened_on, s.condition_met_on), s.ended_on is not null);
  return null;
end $$;
create trigger assignments_lead_answers after update on assignments referencing new table as changed
  for each statement execute function answers_follow_assignments();

drop index answers_open_of_organisation, answers_handed_in, answers_to_accept, answers_of_programme;
create index answers_open_of_organisation on answers (organisation_id, last_on, assignment_id, period)
  where state in ('not-started', 'in-progress', 'returned') and not ended;
create index answers_handed_in on answers (organisation_id, last_on, assignment_id, period) where state = 'submitted' and not ended;
create index answers_of_organisation on answers (organisation_id, programme_id, last_on, assignment_id, period) where not ended;
create index answers_open_of_programme on answers (programme_id, last_on, assignment_id, period)
  where state in ('not-started', 'in-progress', 'returned') and not ended;
create index answers_to_accept on answers (programme_id, last_on, assignment_id, period) where state = 'submitted' and not ended;
create index answers_of_programme on answers (programme_id, last_on, assignment_id, period) where not ended;

create table answer_counts (
  home_id integer not null,
  programme_id uuid not null,
  organisation_id bigint not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  state text not null,
  opens_on date not null,
  last_on date not null,
  passed_before boolean not null,
  handed_in_late boolean not null,
  answers integer not null,
  constraint answer_counts_pk primary key (home_id, programme_id, organisation_id, unit_path, state, opens_on, last_on, passed_before, handed_in_late),
  constraint answer_counts_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade
);
comment on table answer_counts is 'How many answers of an organisation in a programme are alike in what their standing depends on. Kept by the answers themselves.';
comment on column answer_counts.audience is 'The organisation itself, which may lie elsewhere than its answers.';
grant select, insert, delete, update (published, answers) on answer_counts to hieuhoc_app;
call protect_home_table('answer_counts');

-- In the order of the key, so that two who change the same counts wait for each other and not in a circle.
create function shift_answer_counts(gone answers[], added answers[]) returns void language sql as $$
  insert into answer_counts as c
    (home_id, programme_id, organisation_id, unit_path, state, opens_on, last_on, passed_before, handed_in_late, audience, answers)
  select a.home_id, a.programme_id, a.organisation_id, a.unit_path, a.state, a.opens_on, a.last_on, a.last_on < a.opened_on,
    a.state in ('submitted', 'done') and a.submitted_on > a.last_on and a.last_on >= a.opened_on,
    array[a.organisation_id], sum(a.by)
  from (select -1 as by, g.* from unnest(gone) g union all select 1, n.* from unnest(added) n) a
  where not a.ended and a.organisation_id is not null
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(a.by) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8, 9
  on conflict on constraint answer_counts_pk do update set answers = c.answers + excluded.answers
$$;
create function count_answers() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform shift_answer_counts('{}', (select array_agg(row(a.*)::answers) from added a));
  elsif tg_op = 'UPDATE' then
    perform shift_answer_counts((select array_agg(row(g.*)::answers) from gone g), (select array_agg(row(a.*)::answers) from added a));
  else
    -- With their programme the counts have gone as well.
    perform shift_answer_counts(
      (select array_agg(row(g.*)::answers) from gone g join programmes p on p.home_id = g.home_id and p.id = g.programme_id), '{}');
  end if;
  return null;
end $$;
create trigger answers_added after insert on answers referencing new table as added
  for each statement execute function count_answers();
create trigger answers_changed after update on answers referencing old table as gone new table as added
  for each statement execute function count_answers();
create trigger answers_gone after delete on answers referencing old table as gone
  for each statement execute function count_answers();

do $$ begin perform shift_answer_counts('{}', (select array_agg(a) from answers a)); end $$;
