-- What a home counts it counts for itself: nobody but the nation adds to the nation's catalogue, and nobody to another home's.
create function catalogue_stands_in_its_home() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (
    select from homes h where h.id = new.home_id
      and case new.home_id when 0 then new.unit_path = any (h.scopes) else new.unit_path <@ h.scopes end)
  then
    raise exception 'an entry of a catalogue lies on the ground of its home' using errcode = 'check_violation', constraint = 'catalogue_in_its_home';
  end if;
  return new;
end $$;
revoke all on function catalogue_stands_in_its_home from public;
do $$
declare
  named text;
begin
  foreach named in array array['elements', 'dimensions', 'indicators', 'validation_rules'] loop
    execute format(
      'create trigger %I before insert on %I for each row when (current_user = ''hieuhoc_app'') execute function catalogue_stands_in_its_home()',
      named || '_in_their_home', named);
  end loop;
end $$;
