-- Who of an organisation has a duty by name, and to whom it was given before.
alter table assignments
  add column held_by uuid,
  add column held_revision integer not null default 0;
comment on column assignments.held_by is 'Who of its organisation has it by name, while they answer for it; null: nobody has it yet.';
comment on column assignments.held_revision is 'How often it was given to somebody, or back.';
grant update (held_by, held_revision) on assignments to hieuhoc_app;

create table holdings (
  home_id integer not null,
  assignment_id uuid not null,
  number integer not null check (number > 0),
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  held_by uuid,
  given_by uuid not null,
  at timestamptz not null,
  words text check (length(words) between 1 and 2000),
  constraint holdings_pk primary key (home_id, assignment_id, number),
  constraint holdings_assignment_fk foreign key (home_id, assignment_id) references assignments (home_id, id) on delete cascade
);
comment on table holdings is 'That a duty was given to somebody of its organisation by name; insert-only.';
comment on column holdings.held_by is 'Null: given back to all of the organisation.';
grant select, insert on holdings to hieuhoc_app;
call protect_home_table('holdings', insert_only => true);

-- Asked by whoever sees a duty and not the roles of those who answer for it.
create function people_answering(people uuid[], place ltree, body bigint, roles text[], on_day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id from unnest(people) p(id)
  where exists (
    select from grants_of(p.id, people_answering.on_day) g
    where g.role = any (roles) and (place <@ g.scopes or body = any (g.parties)))
$$;
comment on function people_answering is 'Those of some people whom a role lets answer for a body or at its place on a day.';
revoke all on function people_answering from public;
grant execute on function people_answering to hieuhoc_app;

-- Whoever comes to see a duty sees to whom it was given before.
create function holdings_follow_assignments() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update holdings h set audience = s.audience from changed s
  where h.home_id = s.home_id and h.assignment_id = s.id and h.audience <> s.audience;
  return null;
end $$;
revoke all on function holdings_follow_assignments from public;
create trigger assignments_lead_holdings after update on assignments referencing new table as changed
  for each statement execute function holdings_follow_assignments();
