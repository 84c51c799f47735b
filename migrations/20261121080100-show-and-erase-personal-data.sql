-- A person may see all that is kept about them and who looked at it, and can be erased where nothing holds them any more.

-- The rows of one table that belong to a person, in every home: for them and for those who erase them. Tables that name
-- nobody by a key are refused.
create function rows_of_person(person uuid, named text, columns text[]) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  owned text := (
    select string_agg(format('%I', a.attname), ', ') from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.conrelid = format('public.%I', named)::regclass and c.contype = 'f' and c.confrelid = 'people'::regclass);
  found jsonb;
begin
  if owned is null then raise exception '% belongs to no person', named; end if;
  execute format('select coalesce(jsonb_agg(to_jsonb(t)), ''[]'') from (select %s from %I where $1 in (%s)) t',
    (select string_agg(format('%I', c), ', ') from unnest(columns) c), named, owned) into found using person;
  return found;
end $$;

-- Every role that somebody has, had or will have, wherever.
create function appointments_ever_of(person uuid)
returns table (id uuid, home_id integer, role text, reach text, unit_id bigint, unit_path ltree, organisation_id bigint, from_day date, until_day date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id, home_id, role, reach, unit_id, unit_path, organisation_id, from_day, until_day from appointments
  where person_id = person order by from_day, id
$$;

-- How often the person's id stands beside what they did (uploaded_by, confirmed_by, actor ...): what stays, without a name.
create function deeds_of(person uuid) returns table (named text, did text, times bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  for named, did in
    select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'uuid'::regtype and not a.attisdropped
      and (a.attname like '%\_by' or a.attname = 'actor')
    order by 1, 2
  loop
    execute format('select count(*) from %I where %I = $1', named, did) into times using person;
    if times > 0 then return next; end if;
  end loop;
end $$;

-- Who saw or changed what is kept about a person: entries about them, and lists of people among whom they stood.
create function looks_at_person(person uuid, before_at timestamptz, before_id uuid, at_most integer)
returns table (id uuid, at timestamptz, actor uuid, actor_name text, action text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select e.id, e.at, e.actor, p.name, e.action from (
    select a.id, a.at, a.actor, a.action
    from homes h cross join lateral (
      select * from audit_entries a where a.home_id = h.id and a.subject = 'person:' || person
        and (before_at is null or (a.at, a.id) < (before_at, before_id))
      order by a.at desc, a.id desc limit at_most
    ) a
    union all
    select l.id, l.at, l.actor, l.action
    from homes h cross join lateral (
      select a.* from audit_entries a where a.home_id = h.id and a.action = 'people.list'
        and (before_at is null or (a.at, a.id) < (before_at, before_id))
        and exists (select from appointments t where t.person_id = person and t.unit_path <@ a.unit_path and t.created_at <= a.at)
      order by a.at desc, a.id desc limit at_most
    ) l
  ) e left join people p on p.id = e.actor
  order by e.at desc, e.id desc limit at_most
$$;

revoke all on function rows_of_person, appointments_ever_of, deeds_of, looks_at_person from public;
grant execute on function rows_of_person, appointments_ever_of, deeds_of, looks_at_person to hieuhoc_app;
