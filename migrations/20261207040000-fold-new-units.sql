-- A unit that is added lies where it stands, until changes say otherwise. Named so that it comes after units_ancestors.
create function fold_new_units() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into unit_folds (unit_id, into_id, level, least, most)
  select a.unit_id, a.ancestor_id, a.level, 1, 1
  from added n join unit_ancestors a on a.unit_id = n.id join units u on u.id = a.ancestor_id and u.ended is null
  where n.ended is null
  on conflict do nothing;
  return null;
end $$;
revoke all on function fold_new_units from public;
create trigger units_folds after insert on units referencing new table as added
  for each statement execute function fold_new_units();

select keep_unit_folds();
