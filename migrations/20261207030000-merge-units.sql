-- What an administrator records of units before the catalogue knows it: mergers, each undone while nothing lies at what it made, and
-- the shares of what was split. The files of the catalogue are loaded around it.
create table unit_acts (
  id uuid not null,
  into_id bigint,
  on_day date not null,
  legal_basis text not null check (length(legal_basis) between 1 and 500),
  by_person uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  constraint unit_acts_pk primary key (id),
  constraint unit_acts_into_fk foreign key (into_id) references units (id) on delete set null
);
comment on table unit_acts is 'Mergers that an administrator recorded; a unit of theirs has an id from 1000000 on.';
comment on column unit_acts.into_id is 'The unit that was made; null once it was undone.';
grant select on unit_acts to hieuhoc_app, hieuhoc_jobs;

alter table unit_changes add column act_id uuid references unit_acts (id);
comment on column unit_changes.act_id is 'The act that recorded it; null: the catalogue does.';
create index unit_changes_of_act on unit_changes (act_id) where act_id is not null;

create function follow_unit_changes() returns void language plpgsql as $$
begin
  perform keep_unit_grounds();
  perform keep_unit_folds();
  update homes set scopes = unit_ground(unit_id) where scopes is distinct from unit_ground(unit_id);
end $$;
comment on function follow_unit_changes is 'To be called when units or their changes were written: their grounds, where their figures lie, and what homes see.';
revoke all on function follow_unit_changes from public;

-- The day is after all that the catalogue itself knows, so that its own checks stay as they are.
create function merge_units(act uuid, from_ids bigint[], code text, kind text, name text, search_key text, on_day date,
  legal_basis text, by_person uuid, at timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  above units;
  made bigint;
begin
  lock table unit_changes in share row exclusive mode;
  perform from units u where u.id = any(from_ids) for update;
  if (select count(*) from units u where u.id = any(from_ids) and u.level = 3 and u.ended is null
        and (u.born is null or u.born < merge_units.on_day)) < 2
    or cardinality(from_ids) <> (select count(*) from units u where u.id = any(from_ids) and u.level = 3 and u.ended is null
        and (u.born is null or u.born < merge_units.on_day))
    or (select count(distinct u.parent_id) from units u where u.id = any(from_ids)) <> 1
    or exists (select from unit_versions v where v.unit_id = any(from_ids) and lower(v.during) >= merge_units.on_day) then
    raise exception 'these units cannot be merged on this day' using errcode = 'check_violation', constraint = 'unit_acts_of_living_siblings';
  end if;
  if merge_units.on_day <= (select max(c.on_day) from unit_changes c where c.act_id is null) then
    raise exception 'the catalogue knows what happened by this day' using errcode = 'check_violation', constraint = 'unit_acts_after_catalogue';
  end if;
  select p.* into above from units u join units p on p.id = u.parent_id where u.id = from_ids[1];
  update unit_versions v set during = daterange(lower(v.during), merge_units.on_day) where v.unit_id = any(from_ids) and upper_inf(v.during);
  update units u set ended = merge_units.on_day where u.id = any(from_ids);
  made := nextval(pg_get_serial_sequence('units', 'id'));
  insert into units (id, path, parent_id, level, born, home_id)
  values (made, above.path || made::text, above.id, 3, merge_units.on_day, (select u.home_id from units u where u.id = from_ids[1]));
  insert into unit_versions (unit_id, level, code, kind, name, search_key, during)
  values (made, 3, merge_units.code, merge_units.kind, merge_units.name, merge_units.search_key, daterange(merge_units.on_day, null));
  insert into unit_acts (id, into_id, on_day, legal_basis, by_person, at)
  values (act, made, merge_units.on_day, merge_units.legal_basis, merge_units.by_person, merge_units.at);
  insert into unit_changes (from_id, to_id, on_day, relation, legal_basis, act_id)
  select id, made, merge_units.on_day, 'whole', merge_units.legal_basis, act from unnest(from_ids) id;
  perform follow_unit_changes();
  return made;
end $$;
comment on function merge_units is 'Makes one commune of several of one province; answers its id.';

create function undo_unit_act(act uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its unit_acts;
  place ltree;
  named regclass;
  lies boolean;
begin
  lock table unit_changes in share row exclusive mode;
  select * into its from unit_acts a where a.id = act and a.undone_at is null for update;
  if its.id is null then
    raise exception 'this was undone' using errcode = 'check_violation', constraint = 'unit_acts_undone_once';
  end if;
  select u.path into place from units u where u.id = its.into_id;
  lies := exists (select from unit_changes c where c.from_id = its.into_id) or exists (select from units u where u.parent_id = its.into_id);
  -- What was read or tried there stays in the trail; everything else would lie at a place that is no more.
  for named in
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_path' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'audit_entries'
  loop
    exit when lies;
    execute format('select exists (select from %s where unit_path <@ $1)', named) into lies using place;
  end loop;
  if lies then
    raise exception 'something lies at this unit' using errcode = 'check_violation', constraint = 'unit_acts_undone_while_empty';
  end if;
  -- The new unit frees its code first.
  delete from unit_versions v where v.unit_id = its.into_id;
  update units u set ended = null where u.id in (select c.from_id from unit_changes c where c.act_id = act);
  update unit_versions v set during = daterange(lower(v.during), null)
  where v.unit_id in (select c.from_id from unit_changes c where c.act_id = act) and upper(v.during) = its.on_day;
  delete from unit_changes c where c.act_id = act;
  delete from units u where u.id = its.into_id;
  update unit_acts a set undone_at = undo_unit_act.at where a.id = act;
  perform follow_unit_changes();
end $$;

-- `shares`: [{"toId": "12", "share": "0.6"}, …] of all the ways on which its ground went; null takes one back.
create function set_unit_shares(of_id bigint, shares jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  lock table unit_changes in share row exclusive mode;
  update unit_changes c set share = s.share
  from jsonb_to_recordset(shares) as s("toId" bigint, share numeric)
  where c.from_id = of_id and c.to_id = s."toId" and c.relation = 'part';
  perform follow_unit_changes();
end $$;
comment on function set_unit_shares is 'What part of its people went where, of a unit that was split.';
revoke all on function merge_units, undo_unit_act, set_unit_shares from public;
grant execute on function merge_units, undo_unit_act, set_unit_shares to hieuhoc_app;
