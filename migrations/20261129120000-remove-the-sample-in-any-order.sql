-- In whatever order keys and triggers between its tables allow: facts that are published go once their version has gone.

create or replace function remove_sample_home() returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  home integer := (select id from homes where sample);
  sample_people uuid[];
  named regclass;
  held text;
  removed bigint;
  removed_now bigint;
begin
  if home is null then return false; end if;
  select array_agg(person_id) into sample_people from (
    select person_id from appointments group by person_id having every(home_id = home)
  ) theirs;
  loop
    held := null;
    removed := 0;
    for named in
      select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'home_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'units'
    loop
      begin
        execute format('delete from %s where home_id = $1', named) using home;
        get diagnostics removed_now = row_count;
        removed := removed + removed_now;
      exception when foreign_key_violation or restrict_violation then held := sqlerrm;
      end;
    end loop;
    exit when held is null;
    -- What nothing more gives way for is told, and not tried for ever.
    if removed = 0 then raise exception 'the sample is held: %', held; end if;
  end loop;
  delete from people where id = any (sample_people);
  delete from units where home_id = home;
  delete from homes where id = home;
  return true;
end $$;
