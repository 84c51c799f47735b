-- Who may do more than read is told to the database too; roles are the field's; organisations get lines, heirs and patrons.

-- Below one of my scopes a row shows; it is written only below one of my writes: the scopes that a role with more than reading gives.
create or replace procedure protect_home_table(named regclass, insert_only boolean default false) language plpgsql as $$
declare
  scopes constant text := 'nullif(current_setting(''app.scopes'', true), '''')::ltree[]';
  writes constant text := 'nullif(current_setting(''app.writes'', true), '''')::ltree[]';
  parties constant text := 'nullif(current_setting(''app.parties'', true), '''')::bigint[]';
begin
  execute format('alter table %s enable row level security', named);
  execute format('alter table %s force row level security', named);
  execute format('create policy below on %s for select to hieuhoc_app using (unit_path <@ %s)', named, scopes);
  execute format('create policy downwards on %s for select to hieuhoc_app using (published and %s <@ unit_path)', named, scopes);
  execute format('create policy audience on %s for select to hieuhoc_app using (audience && %s)', named, parties);
  execute format('create policy insert_below on %s for insert to hieuhoc_app with check (unit_path <@ %s)', named, writes);
  if not insert_only then
    execute format('create policy update_below on %s for update to hieuhoc_app using (unit_path <@ %s) with check (unit_path <@ %s)', named, writes, writes);
    execute format('create policy delete_below on %s for delete to hieuhoc_app using (unit_path <@ %s)', named, writes);
  end if;
  -- Forced policies bind the owner too, who moves rows in later migrations and owns the functions that look before a scope is known.
  execute format('create policy owner on %s to %I using (true) with check (true)', named, current_user);
end $$;

-- The trail is written by readers as well.
do $$
declare
  writes constant text := 'unit_path <@ nullif(current_setting(''app.writes'', true), '''')::ltree[]';
  one record;
begin
  for one in
    select tablename, policyname from pg_policies
    where schemaname = 'public' and policyname in ('insert_below', 'update_below', 'delete_below') and tablename <> 'audit_entries'
  loop
    execute format(
      case one.policyname
        when 'insert_below' then 'alter policy %I on %I with check (%s)'
        when 'update_below' then 'alter policy %I on %I using (%s) with check (%3$s)'
        else 'alter policy %I on %I using (%s)'
      end, one.policyname, one.tablename, writes);
  end loop;
end $$;

alter table organisations
  add column kind text not null default 'agency',
  add column born date,
  add column ended date,
  add constraint organisations_kind_known check (kind in (
    'people-committee', 'agency', 'party-body', 'mass-organisation', 'association', 'media', 'school', 'university', 'centre', 'enterprise', 'other')),
  add constraint organisations_born_before_ended check (born < ended);
alter table organisations alter column kind drop default;
comment on column organisations.born is 'Null: older than is known.';
comment on column organisations.ended is 'The first day on which it no longer was.';
comment on column organisations.name is 'As it is called now, or last was; all its names stand in organisation_names.';

create table organisation_names (
  home_id integer not null,
  organisation_id bigint not null,
  name text not null,
  name_key text not null,
  form text not null check (form in ('full', 'short')),
  during daterange not null,
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  constraint organisation_names_pk primary key (home_id, organisation_id, name_key, during),
  constraint organisation_names_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id) on delete cascade,
  constraint organisation_names_one_full exclude using gist (home_id with =, organisation_id with =, during with &&) where (form = 'full'),
  constraint organisation_names_during_something check (not isempty(during))
);
comment on table organisation_names is 'How an organisation was called when, and how it is shortened.';
create index organisation_names_by_key on organisation_names (home_id, name_key);
insert into organisation_names (home_id, organisation_id, name, name_key, form, during, unit_path, published, audience)
select home_id, id, name, name_key, 'full', '(,)', unit_path, published, audience from organisations;

create table organisation_lines (
  home_id integer not null,
  organisation_id bigint not null,
  parent_id bigint not null,
  from_day date,
  until_day date,
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  constraint organisation_lines_pk primary key (home_id, organisation_id, parent_id),
  constraint organisation_lines_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id) on delete cascade,
  constraint organisation_lines_parent_fk foreign key (home_id, parent_id) references organisations (home_id, id) on delete cascade,
  constraint organisation_lines_of_another check (organisation_id <> parent_id),
  constraint organisation_lines_days_in_order check (from_day < until_day)
);
comment on table organisation_lines is 'Verticals: who guides whom professionally, which need not follow territory. One may stand in several.';
comment on column organisation_lines.until_day is 'The first day on which it no longer holds.';
create index organisation_lines_by_parent on organisation_lines (home_id, parent_id);

create table organisation_successors (
  home_id integer not null,
  from_id bigint not null,
  to_id bigint not null,
  task text not null,
  on_day date not null,
  legal_basis text,
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  constraint organisation_successors_pk primary key (home_id, from_id, to_id, task),
  constraint organisation_successors_from_fk foreign key (home_id, from_id) references organisations (home_id, id) on delete cascade,
  constraint organisation_successors_to_fk foreign key (home_id, to_id) references organisations (home_id, id) on delete cascade,
  constraint organisation_successors_of_another check (from_id <> to_id)
);
comment on column organisation_successors.task is 'Which of its tasks went there; empty: all that are not named elsewhere.';
create index organisation_successors_to on organisation_successors (home_id, to_id);

create table patronages (
  home_id integer not null,
  id uuid not null,
  organisation_id bigint not null,
  unit_id bigint references units (id),
  population_group text,
  clause_id uuid,
  from_day date not null,
  until_day date,
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  created_by uuid not null,
  created_at timestamptz not null,
  constraint patronages_pk primary key (home_id, id),
  constraint patronages_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id),
  constraint patronages_of_one_thing check ((unit_id is null) <> (population_group is null)),
  constraint patronages_days_in_order check (until_day is null or until_day >= from_day)
);
comment on table patronages is 'An organisation that watches over a unit or a group of people, as a plan says: it reads and follows up there.';
comment on column patronages.until_day is 'The first day on which it no longer holds.';
create index patronages_by_organisation on patronages (home_id, organisation_id);

grant select, insert, update, delete on organisation_names, organisation_lines, organisation_successors, patronages to hieuhoc_app;
call protect_home_table('organisation_names');
call protect_home_table('organisation_lines');
call protect_home_table('organisation_successors');
call protect_home_table('patronages');

-- A role holds at a unit and all below it, or for one organisation, or for an organisation and those below it in its line.
alter table appointments drop constraint appointments_role_check;
update appointments set role = case when unit_id = 1 then 'system-administrator' else 'unit-administrator' end where role = 'administrator';
drop function appointments_of;
alter table appointments
  drop column scopes,
  add column reach text not null default 'subtree',
  add constraint appointments_role_known check (role in (
    'viewer', 'reporter', 'reviewer', 'planner', 'unit-administrator', 'leader', 'inspector', 'system-administrator')),
  add constraint appointments_system_at_nation check (role <> 'system-administrator' or (unit_id = 1 and reach = 'subtree')),
  add constraint appointments_reach_known check (reach in ('subtree', 'organisation', 'line')),
  add constraint appointments_reach_has_organisation check (reach = 'subtree' or organisation_id is not null);
alter table appointments alter column reach drop default;

create function unit_ground(of_id bigint) returns ltree[]
language sql stable set jit = off as $$
  select array_agg(u.path) from units u
  where u.id = of_id or (of_id <> 1 and u.id in (select o.id from unit_origins(array[of_id]) o))
$$;
comment on function unit_ground is 'The paths of a unit and of every earlier unit on its ground: what those now in charge may look into.';

create function organisations_spoken_for(home integer, roots bigint[], whole_line boolean, on_day date)
returns table (id bigint, place ltree)
language sql stable as $$
  with recursive reached(id) as (
    select unnest(roots)
    union
    select next.id from reached r cross join lateral (
      select s.from_id as id from organisation_successors s where s.home_id = home and s.to_id = r.id and s.on_day <= organisations_spoken_for.on_day
      union all
      select l.organisation_id from organisation_lines l
      where whole_line and l.home_id = home and l.parent_id = r.id
        and (l.from_day is null or l.from_day <= organisations_spoken_for.on_day)
        and (l.until_day is null or l.until_day > organisations_spoken_for.on_day)
    ) next
  )
  select o.id, o.unit_path || '0' || o.id::text from reached r join organisations o on o.home_id = home and o.id = r.id
$$;
comment on function organisations_spoken_for is
  'An organisation, those whose tasks it took over and, with its line, all below it there. The place of an organisation is the path of its unit, 0 (never a unit) and its id: published rows above show there, and of the unit nothing else.';

-- Read before any scope is known: what one person may do, never anyone else.
create function grants_of(person uuid, on_day date)
returns table (home_id integer, appointment_id uuid, role text, unit_id bigint, unit_path ltree, scopes ltree[], parties bigint[], organisation_id bigint, reach text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with held as (
    select a.* from appointments a
    where a.person_id = person and a.from_day <= on_day and (a.until_day is null or a.until_day > on_day)
  )
  select h.home_id, h.id, h.role, h.unit_id, h.unit_path,
    case h.reach when 'subtree' then unit_ground(h.unit_id) else spoken.places end,
    coalesce(spoken.ids, '{}'), h.organisation_id, h.reach
  from held h left join lateral (
    select array_agg(s.id) as ids, array_agg(s.place) as places
    from organisations_spoken_for(h.home_id, array[h.organisation_id], h.reach = 'line', on_day) s
  ) spoken on h.organisation_id is not null
  union all
  select p.home_id, h.id, 'patron', p.unit_id, u.path, unit_ground(p.unit_id), '{}', p.organisation_id, 'subtree'
  from held h
  cross join lateral organisations_spoken_for(h.home_id, array[h.organisation_id], false, on_day) s
  join patronages p on p.home_id = h.home_id and p.organisation_id = s.id and p.from_day <= on_day and (p.until_day is null or p.until_day > on_day)
  join units u on u.id = p.unit_id
  where h.organisation_id is not null and h.role not in ('unit-administrator', 'system-administrator')
$$;
revoke all on function grants_of, organisations_spoken_for from public;
grant execute on function grants_of to hieuhoc_app;

-- In whatever order the keys between its tables allow, so that a new table needs no line here.
create or replace function remove_sample_home() returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  home integer := (select id from homes where sample);
  sample_people uuid[];
  named regclass;
  held boolean := true;
begin
  if home is null then return false; end if;
  select array_agg(person_id) into sample_people from (
    select person_id from appointments group by person_id having every(home_id = home)
  ) theirs;
  while held loop
    held := false;
    for named in
      select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'home_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'units'
    loop
      begin
        execute format('delete from %s where home_id = $1', named) using home;
      exception when foreign_key_violation then held := true;
      end;
    end loop;
  end loop;
  delete from people where id = any (sample_people);
  delete from units where home_id = home;
  delete from homes where id = home;
  return true;
end $$;
