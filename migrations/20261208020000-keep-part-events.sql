-- What was given of a duty, changed and taken back stands in the history of the duty, and whoever gave a part changes its words and day.
create table part_events (
  home_id integer not null,
  id uuid not null,
  assignment_id uuid not null,
  part_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  act text not null,
  part integer not null,
  organisation_id bigint not null,
  words text not null check (length(words) between 1 and 2000),
  due_on date not null,
  reason text check (length(reason) between 1 and 10000),
  by_person uuid not null,
  at timestamptz not null,
  constraint part_events_pk primary key (home_id, id),
  constraint part_events_assignment_fk foreign key (home_id, assignment_id) references assignments (home_id, id) on delete cascade,
  constraint part_events_part_fk foreign key (home_id, part_id) references assignments (home_id, id) on delete cascade,
  constraint part_events_act_known check (act in ('give', 'change', 'grant-extension', 'cancel', 'reopen', 'undo'))
);
comment on table part_events is 'What was done with the parts of a duty, as its history tells it; insert-only. It shows to whom the duty does, and to who has the part.';
comment on column part_events.assignment_id is 'The duty of which it is a part.';
comment on column part_events.words is 'Of the part, as they were then; so is due_on.';
create index part_events_by_duty on part_events (home_id, assignment_id);
create index part_events_by_part on part_events (home_id, part_id);
grant select, insert on part_events to hieuhoc_app;
call protect_home_table('part_events', insert_only => true);

create function part_events_follow_assignments() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update part_events e set audience = s.audience || e.organisation_id from changed s
  where e.home_id = s.home_id and e.assignment_id = s.id and e.audience <> s.audience || e.organisation_id;
  return null;
end $$;
revoke all on function part_events_follow_assignments from public;
create trigger assignments_lead_part_events after update on assignments referencing new table as changed
  for each statement execute function part_events_follow_assignments();

-- Of parts that were given before the trail knows when.
insert into part_events (home_id, id, assignment_id, part_id, unit_path, audience, act, part, organisation_id, words, due_on, by_person, at)
select p.home_id, gen_random_uuid(), p.parent_id, p.id, s.unit_path, s.audience || p.organisation_id, 'give', p.part, p.organisation_id,
  p.words, a.due_on, p.named_by, t.at
from assignments p
join assignments s on s.home_id = p.home_id and s.id = p.parent_id
join answers a on a.home_id = p.home_id and a.assignment_id = p.id
join audit_entries t on t.home_id = p.home_id and t.subject = 'assignment:' || p.parent_id and t.action = 'duties.part'
  and t.detail ->> 'part' = p.id::text
where p.parent_id is not null and p.named_by is not null and a.due_on is not null;

grant update (words) on assignments to hieuhoc_app;
create policy update_given on assignments for update to hieuhoc_app
  using (given_from <@ (select nullif(current_setting('app.writes', true), '')::ltree[]))
  with check (given_from <@ (select nullif(current_setting('app.writes', true), '')::ltree[]));
