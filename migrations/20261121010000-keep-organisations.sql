-- Organisations are found by any of their names, known by the catalogue that made them, and what was done to them can be undone.
alter table organisations
  add column usual_key text,
  add column search_key text not null default '',
  add column revision integer not null default 1,
  add constraint organisations_usual_once unique (home_id, unit_id, usual_key);
update organisations set search_key = ' ' || name_key;
comment on column organisations.usual_key is 'Of the entry of data/organisations it was made from; null: made by hand.';
comment on column organisations.search_key is 'All its names folded, each with a space in front.';
comment on column organisations.revision is 'Counts what was done to it.';
create index organisations_by_name on organisations (name collate "vi-x-icu", id);
create index organisations_by_unit on organisations (unit_id);

-- What names an organisation keeps it: it is ended and not removed.
alter table organisation_lines
  drop constraint organisation_lines_parent_fk,
  add constraint organisation_lines_parent_fk foreign key (home_id, parent_id) references organisations (home_id, id);
alter table organisation_successors
  drop constraint organisation_successors_to_fk,
  add constraint organisation_successors_to_fk foreign key (home_id, to_id) references organisations (home_id, id);

create function organisation_in_audience(home integer, organisations bigint[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  named regclass;
  held boolean;
begin
  for named in
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'audience'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('select exists (select from %s where home_id = $1 and audience && $2)', named) into held using home, organisations;
    if held then return true; end if;
  end loop;
  return false;
end $$;
comment on function organisation_in_audience is 'Whether anything of the home, seen or not, shows to one of the organisations because it names it.';
revoke all on function organisation_in_audience from public;
grant execute on function organisation_in_audience to hieuhoc_app;

create view organisation_members with (security_invoker) as
select home_id, organisation_id, person_id, from_day, until_day from appointments where organisation_id is not null;
comment on view organisation_members is 'Who was given a role beside which organisation, of those roles that I may see.';
grant select on organisation_members to hieuhoc_app;

create table organisation_steps (
  home_id integer not null,
  id bigint not null generated always as identity,
  organisation_id bigint,
  made bigint[] not null default '{}',
  action text not null,
  detail jsonb not null default '{}',
  before jsonb not null,
  by_person uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  constraint organisation_steps_pk primary key (home_id, id),
  constraint organisation_steps_of_one_or_many check ((organisation_id is null) <> (made = '{}'))
);
comment on table organisation_steps is 'What was done to an organisation, with what it was before: the last step can be undone.';
comment on column organisation_steps.organisation_id is 'Null for the making of many at once, which stand in made. It may be gone: then the step is its removal.';
comment on column organisation_steps.before is 'The rows as they were, by table; a row that was not there is null.';
create index organisation_steps_by_organisation on organisation_steps (home_id, organisation_id);
grant select, insert, update, delete on organisation_steps to hieuhoc_app;
call protect_home_table('organisation_steps');
