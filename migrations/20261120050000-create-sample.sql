-- An invented province in a home of its own, to look at before there is anything real; it goes as it came, whole.
-- Units are a catalogue that the app's role only reads, so the two ways to change it stand here.
create unique index homes_one_sample on homes (sample) where sample;

create function add_sample_home(named text, sample_units jsonb, at timestamptz, born date)
returns table (home_id integer, key text, unit_id bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  home integer;
  one record;
begin
  lock table homes in share row exclusive mode;
  select max(id) + 1 into home from homes;
  create temporary table made (key text primary key, id bigint not null, path ltree not null) on commit drop;
  for one in select * from jsonb_to_recordset(sample_units) as u(key text, parent text, kind text, name text, search_key text) loop
    insert into made
    select one.key, n.id, coalesce((select m.path from made m where m.key = one.parent), '1'::ltree) || n.id::text
    from (select nextval(pg_get_serial_sequence('public.units', 'id')) as id) n;
    if one.parent is null then
      insert into homes (id, name, sample, created_at, unit_id, scopes)
      select home, named, true, at, m.id, array[m.path] from made m where m.key = one.key;
    end if;
    insert into units (id, path, parent_id, level, born, home_id)
    select m.id, m.path, ltree2text(subpath(m.path, -2, 1))::bigint, case when one.parent is null then 1 else 3 end, born, home
    from made m where m.key = one.key;
    insert into unit_versions (unit_id, level, kind, name, search_key, during)
    select m.id, case when one.parent is null then 1 else 3 end, one.kind, one.name, one.search_key, daterange(born, null)
    from made m where m.key = one.key;
  end loop;
  return query select home, m.key, m.id from made m;
end $$;

create function remove_sample_home() returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  home integer := (select id from homes where sample);
  sample_people uuid[];
begin
  if home is null then return false; end if;
  select array_agg(person_id) into sample_people from (
    select person_id from appointments group by person_id having every(home_id = home)
  ) theirs;
  delete from programmes where home_id = home;
  delete from documents where home_id = home;
  delete from appointments where home_id = home;
  delete from organisations where home_id = home;
  delete from audit_entries where home_id = home;
  delete from people where id = any (sample_people);
  delete from units where home_id = home;
  delete from homes where id = home;
  return true;
end $$;

revoke all on function add_sample_home, remove_sample_home from public;
grant execute on function add_sample_home, remove_sample_home to hieuhoc_app;
