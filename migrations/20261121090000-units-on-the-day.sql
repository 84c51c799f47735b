-- Whoever asks, asks on a day: a change of name or kind that the catalogue knows ahead shows from its first day on.
create or replace view latest_units as
select u.id, u.path, u.parent_id, u.level, u.born, u.ended, u.home_id, v.code, v.kind, v.name, v.search_key
from units u cross join lateral (
  select x.code, x.kind, x.name, x.search_key from unit_versions x
  where x.unit_id = u.id and x.during @> least(
    greatest(coalesce(nullif(current_setting('app.day', true), '')::date, 'infinity'), coalesce(u.born, '-infinity')),
    coalesce(u.ended - 1, 'infinity'))
  limit 1
) v;
comment on view latest_units is 'Each unit as it is called on the day of the transaction (app.day; unset: after all known changes), or on the day of its life nearest to it: for other subjects to join.';
comment on column homes.name is 'As its unit was called when it was set up; pages say how it is called on their day.';
comment on column homes.scopes is 'The ground of its unit; follows when the catalogue of units does.';
