-- A merger may be into a unit that lives on, and be recorded before its day: it is done on that day and can be withdrawn until then.
-- What the catalogue's files bring of the same units takes its place.
alter table unit_acts
  add column from_ids bigint[] not null default '{}',
  add column keeps_id bigint,
  add column code text,
  add column kind text,
  add column name text,
  add column search_key text,
  add column done_at timestamptz,
  add column refused text,
  add column replaced_at timestamptz,
  add constraint unit_acts_keeps_fk foreign key (keeps_id) references units (id);
update unit_acts a set done_at = a.at, from_ids = array(select c.from_id from unit_changes c where c.act_id = a.id order by 1);
update unit_acts a set (code, kind, name, search_key) = (
  select v.code, v.kind, v.name, v.search_key from unit_versions v where v.unit_id = a.into_id order by v.during desc limit 1)
where a.into_id is not null;
alter table unit_acts alter column from_ids drop default;
comment on column unit_acts.from_ids is 'The units that end.';
comment on column unit_acts.keeps_id is 'The unit that lives on and that the others become a part of; null: a new one is made, with this code, kind and name.';
comment on column unit_acts.done_at is 'Null: it is prepared, and done on its day.';
comment on column unit_acts.refused is 'The constraint by which it could not be done on its day.';
comment on column unit_acts.replaced_at is 'When the files of the catalogue brought what became of these units themselves.';
create index unit_acts_of_units on unit_acts using gin (from_ids);

drop function merge_units(uuid, bigint[], text, text, text, text, date, text, uuid, timestamptz);

create function prepare_merger(act uuid, from_ids bigint[], keeps bigint, code text, kind text, name text, search_key text, on_day date,
  legal_basis text, by_person uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  lock table unit_changes in share row exclusive mode;
  if exists (
    select from unit_acts a where a.done_at is null and a.undone_at is null and a.replaced_at is null
      and (a.from_ids || a.keeps_id) && (prepare_merger.from_ids || keeps)) then
    raise exception 'another merger of these units is prepared' using errcode = 'check_violation', constraint = 'unit_acts_one_prepared';
  end if;
  insert into unit_acts (id, from_ids, keeps_id, code, kind, name, search_key, on_day, legal_basis, by_person, at)
  values (act, prepare_merger.from_ids, keeps, prepare_merger.code, prepare_merger.kind, prepare_merger.name, prepare_merger.search_key,
    prepare_merger.on_day, prepare_merger.legal_basis, prepare_merger.by_person, prepare_merger.at);
  perform require_mergeable(act);
end $$;
comment on function prepare_merger is 'Records a merger, which nothing follows yet.';

-- The day is after all that the catalogue itself knows, so that its own checks stay as they are.
create function require_mergeable(act uuid) returns void language plpgsql as $$
declare
  its constant unit_acts := (select a from unit_acts a where a.id = act);
  all_ids constant bigint[] := case when its.keeps_id is null then its.from_ids else its.from_ids || its.keeps_id end;
begin
  if cardinality(all_ids) < 2
    or cardinality(all_ids) <> (select count(*) from units u where u.id = any(all_ids) and u.level = 3 and u.ended is null
        and (u.born is null or u.born < its.on_day))
    or (select count(distinct u.parent_id) from units u where u.id = any(all_ids)) <> 1
    or exists (select from unit_versions v where v.unit_id = any(all_ids) and lower(v.during) >= its.on_day) then
    raise exception 'these units cannot be merged on this day' using errcode = 'check_violation', constraint = 'unit_acts_of_living_siblings';
  end if;
  if its.on_day <= (select max(c.on_day) from unit_changes c where c.act_id is null) then
    raise exception 'the catalogue knows what happened by this day' using errcode = 'check_violation', constraint = 'unit_acts_after_catalogue';
  end if;
  if exists (
    select from unit_versions v where v.level = 3 and v.code = its.code and upper_inf(v.during) and v.unit_id <> all(its.from_ids)) then
    raise exception 'this code is held' using errcode = 'check_violation', constraint = 'unit_versions_code_one_holder';
  end if;
end $$;
revoke all on function require_mergeable from public;

create function carry_out_merger(act uuid, at timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its unit_acts;
  above units;
  heir bigint;
begin
  lock table unit_changes in share row exclusive mode;
  select * into its from unit_acts a
  where a.id = act and a.done_at is null and a.undone_at is null and a.replaced_at is null and a.refused is null for update;
  if its.id is null then return null; end if;
  perform from units u where u.id = any(its.from_ids) or u.id = its.keeps_id for update;
  perform require_mergeable(act);
  update unit_versions v set during = daterange(lower(v.during), its.on_day) where v.unit_id = any(its.from_ids) and upper_inf(v.during);
  update units u set ended = its.on_day where u.id = any(its.from_ids);
  heir := its.keeps_id;
  if heir is null then
    select p.* into above from units u join units p on p.id = u.parent_id where u.id = its.from_ids[1];
    heir := nextval(pg_get_serial_sequence('units', 'id'));
    insert into units (id, path, parent_id, level, born, home_id)
    values (heir, above.path || heir::text, above.id, 3, its.on_day, (select u.home_id from units u where u.id = its.from_ids[1]));
    insert into unit_versions (unit_id, level, code, kind, name, search_key, during)
    values (heir, 3, its.code, its.kind, its.name, its.search_key, daterange(its.on_day, null));
  end if;
  update unit_acts a set into_id = case when its.keeps_id is null then heir end, done_at = carry_out_merger.at where a.id = act;
  insert into unit_changes (from_id, to_id, on_day, relation, legal_basis, act_id)
  select id, heir, its.on_day, 'whole', its.legal_basis, act from unnest(its.from_ids) id;
  perform follow_unit_changes();
  return heir;
end $$;
comment on function carry_out_merger is 'Does a merger that was prepared; answers the unit that came of it, null where it is done, withdrawn or refused already.';

create function refuse_merger(act uuid, why text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update unit_acts a set refused = why where a.id = act and a.done_at is null and a.undone_at is null and a.replaced_at is null
$$;

-- What was read or tried there stays in the trail; everything else would lie at a place that is no more.
create function lies_something_at(of_id bigint) returns boolean language plpgsql stable as $$
declare
  place constant ltree := (select u.path from units u where u.id = of_id);
  named regclass;
  lies boolean := exists (select from unit_changes c where c.from_id = of_id) or exists (select from units u where u.parent_id = of_id);
begin
  for named in
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_path' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'audit_entries'
  loop
    exit when lies;
    execute format('select exists (select from %s where unit_path <@ $1)', named) into lies using place;
  end loop;
  return lies;
end $$;
revoke all on function lies_something_at from public;

-- Gives the units back that an act ended, and takes away what it made.
create function take_back_merger(its unit_acts) returns void language plpgsql as $$
begin
  -- The new unit frees its code first.
  delete from unit_versions v where v.unit_id = its.into_id;
  update units u set ended = null where u.id in (select c.from_id from unit_changes c where c.act_id = its.id);
  update unit_versions v set during = daterange(lower(v.during), null)
  where v.unit_id in (select c.from_id from unit_changes c where c.act_id = its.id) and upper(v.during) = its.on_day;
  delete from unit_changes c where c.act_id = its.id;
  delete from units u where u.id = its.into_id;
end $$;
revoke all on function take_back_merger from public;

create or replace function undo_unit_act(act uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its unit_acts;
begin
  lock table unit_changes in share row exclusive mode;
  select * into its from unit_acts a where a.id = act and a.undone_at is null and a.replaced_at is null for update;
  if its.id is null then
    raise exception 'this was undone' using errcode = 'check_violation', constraint = 'unit_acts_undone_once';
  end if;
  if its.done_at is not null and (
    -- What was sent since by the unit that lives on counts the people of the others as well.
    its.keeps_id is null and lies_something_at(its.into_id)
    or exists (select from units u where u.id = its.keeps_id and u.ended is not null)
    or exists (select from form_submissions s join units u on u.id = its.keeps_id and s.unit_path <@ u.path where s.at >= its.done_at)) then
    raise exception 'something lies at this unit' using errcode = 'check_violation', constraint = 'unit_acts_undone_while_empty';
  end if;
  update unit_acts a set undone_at = undo_unit_act.at where a.id = act;
  if its.done_at is null then return; end if;
  perform take_back_merger(its);
  perform follow_unit_changes();
end $$;

-- Called by the load of the catalogue before it writes: acts on units of which the files now say themselves what became. What an act
-- made stays as an earlier unit where something lies at it, and goes on into those that the files name.
create function replace_unit_acts(ended_ids bigint[], at timestamptz) returns void language plpgsql as $$
declare
  its unit_acts;
  by_day constant date := (replace_unit_acts.at at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  for its in
    with recursive hit as (
      select a.id, a.into_id from unit_acts a where a.undone_at is null and a.replaced_at is null and a.from_ids && ended_ids
      union
      select a.id, a.into_id from hit h join unit_acts a on a.from_ids @> array[h.into_id] and a.undone_at is null and a.replaced_at is null
    )
    select a.* from unit_acts a where a.id in (select h.id from hit h) order by a.on_day desc, a.at desc
  loop
    update unit_acts a set replaced_at = replace_unit_acts.at where a.id = its.id;
    continue when its.done_at is null;
    if its.into_id is not null and lies_something_at(its.into_id) then
      update unit_versions v set code = null, during = daterange(lower(v.during), greatest(by_day, its.on_day + 1))
      where v.unit_id = its.into_id and upper_inf(v.during);
      update units u set ended = greatest(by_day, its.on_day + 1) where u.id = its.into_id;
      its.into_id := null;
    end if;
    perform take_back_merger(its);
  end loop;
end $$;
revoke all on function replace_unit_acts from public;

-- Called after it: what an act made goes whole into the one heir of its units, or in parts into several.
create function pass_on_replaced_units() returns void language sql as $$
  insert into unit_changes (from_id, to_id, on_day, relation, legal_basis, act_id)
  select a.into_id, h.id, made.ended, case when count(*) over (partition by a.id) = 1 then 'whole' else 'part' end, a.legal_basis, a.id
  from unit_acts a join units made on made.id = a.into_id
  cross join lateral (
    select distinct coalesce(c.to_id, f.id) as id from unnest(a.from_ids) as f(id)
    left join unit_changes c on c.from_id = f.id and c.from_id <> c.to_id and c.act_id is null) h
  where a.replaced_at is not null and not exists (select from unit_changes c where c.act_id = a.id)
$$;
revoke all on function pass_on_replaced_units from public;

revoke all on function prepare_merger, carry_out_merger, refuse_merger from public;
grant execute on function prepare_merger, carry_out_merger, refuse_merger to hieuhoc_app;
