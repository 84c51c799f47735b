-- What lies somewhere already: what was never sent up waits up to the highest unit at which it shows.
update proposals p set waits_at = array(
  select path from unnest(array[p.lies_path] || case when p.up_path is null then p.shown_at else '{}' end) as path
  where path @> p.lies_path group by path)
where p.lies_path is not null and p.waits_at = '{}';
