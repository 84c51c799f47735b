-- The bodies to which a report is sent see it, accept it or return it, and remind those who are late.
alter table assignments
  add column received_by bigint[] not null default '{}',
  add column received_from ltree[] not null default '{}';
comment on column assignments.received_by is 'Of a report: the organisations to which it is sent. They are in the audience too, and join in nothing.';
comment on column assignments.received_from is 'The places of these organisations: from there it is accepted or returned.';
comment on column assignments.audience is 'The organisations that join in it, that gave it as a part, and to which it is sent.';
grant update (received_by, received_from) on assignments to hieuhoc_app;

alter table answers
  add column received_by bigint[] not null default '{}',
  add column received_from ltree[] not null default '{}';
comment on column answers.received_by is 'As its assignment has it.';
grant update (received_by, received_from) on answers to hieuhoc_app;
alter table answer_events add column received_from ltree[] not null default '{}';
comment on column answer_events.received_from is 'As its answer had it: whoever receives it writes there too.';
alter table reminders add column received_from ltree[] not null default '{}';
comment on column reminders.received_from is 'Where it is awaited: the places of those to whom the report is sent, or of whoever gave the part. They remind too.';

-- In a language of its own, so that no policy holds the look into the array.
create function any_below(places ltree[], scopes ltree[]) returns boolean
language plpgsql immutable parallel safe set search_path = pg_catalog, public, pg_temp as $$
begin
  return exists (select from unnest(places) as place where place <@ scopes);
end $$;
comment on function any_below is 'Whether one of some places lies at or below one of some paths.';

create policy update_received on answers for update to hieuhoc_app
  using (any_below(received_from, (select nullif(current_setting('app.writes', true), '')::ltree[])))
  with check (any_below(received_from, (select nullif(current_setting('app.writes', true), '')::ltree[])));
create policy insert_received on answer_events for insert to hieuhoc_app
  with check (any_below(received_from, (select nullif(current_setting('app.writes', true), '')::ltree[])));
create policy insert_received on reminders for insert to hieuhoc_app
  with check (any_below(received_from, (select nullif(current_setting('app.writes', true), '')::ltree[])));

create or replace function answers_follow_assignments() returns trigger language plpgsql as $$
begin
  update answers a set audience = s.audience, opened_on = greatest(s.opened_on, s.condition_met_on),
    ended = s.ended_on is not null or a.dropped_on is not null, received_by = s.received_by, received_from = s.received_from
  from changed s
  where a.home_id = s.home_id and a.assignment_id = s.id
    and (a.audience, a.opened_on, a.ended, a.received_by, a.received_from)
      is distinct from (s.audience, greatest(s.opened_on, s.condition_met_on), s.ended_on is not null or a.dropped_on is not null,
        s.received_by, s.received_from);
  return null;
end $$;

-- A look into an array is kept from the indexes by the policies, so this one applies the parties itself.
create function reports_sent_to_me() returns table (home_id integer, programme_id uuid, assignment_id uuid, received_by bigint[])
language sql stable security definer rows 200 set search_path = pg_catalog, public, pg_temp as $$
  select s.home_id, s.programme_id, s.id, s.received_by from assignments s
  where s.received_by && nullif(current_setting('app.parties', true), '')::bigint[] and s.received_by <> '{}' and s.ended_on is null
$$;
comment on function reports_sent_to_me is 'Which reports are sent to the organisations of whoever looks.';
revoke all on function reports_sent_to_me from public;
grant execute on function reports_sent_to_me to hieuhoc_app;
