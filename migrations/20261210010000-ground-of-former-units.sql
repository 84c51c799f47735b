-- Of a unit that ended: which units of any time lie on its ground, so that what is asked of it is summed over that ground and no more.

-- `wholly` is false where ground of others lies there as well, or a part of its own lies elsewhere: then some, none or all of what
-- such a unit reports may be of the former one. For figures of periods whose last day lies from `since` until before `before`.
create function former_ground(root bigint) returns table (unit_id bigint, wholly boolean, since date, before date)
language sql stable rows 300 set jit = off as $$
  with recursive own as materialized (
    select a.unit_id as id from unit_ancestors a where a.ancestor_id = root
  ), later(id) as (
    select c.to_id from own o join unit_changes c on c.from_id = o.id and c.to_id <> o.id
    union
    select c.to_id from later l join unit_changes c on c.from_id = l.id and c.to_id <> l.id
  ), days as (
    select l.id, u.born, c.on_day, min(c.on_day) over (partition by l.id) as first_day
    from later l join units u on u.id = l.id join unit_changes c on c.to_id = l.id and c.from_id <> c.to_id
    where l.id not in (select o.id from own o)
  ), times as (
    -- What a unit reports of the time before it was there is of the ground with which it began.
    select d.id, case when d.on_day = d.first_day and d.born = d.first_day then '-infinity' else d.on_day end as since,
      coalesce(lead(d.on_day) over (partition by d.id order by d.on_day), 'infinity') as before
    from (select distinct id, born, on_day, first_day from days) d
    union
    select d.id, '-infinity', d.first_day from days d where d.born is null or d.born < d.first_day
  ), back(of_id, since, before, id, until) as (
    select t.id, t.since, t.before, t.id, t.before from times t
    union
    select b.of_id, b.since, b.before, c.from_id, c.on_day
    from back b join unit_changes c on c.to_id = b.id and c.from_id <> c.to_id and c.on_day < b.until
    where b.id not in (select o.id from own o)
  ), origins as (
    select b.of_id, b.since, b.before, b.id in (select o.id from own o) as is_own
    from back b join units u on u.id = b.id
    -- Where a walk ends: at the former unit's own, and at whatever was there before anything was added to it.
    where b.id in (select o.id from own o) or not exists (
      select from unit_changes c where c.to_id = b.id and c.from_id <> c.to_id and c.on_day < b.until and u.born is not null and c.on_day <= u.born)
  ), earlier(id) as (
    select a.unit_id from unnest(unit_ground(root)) as p(path) join units u on u.path = p.path join unit_ancestors a on a.ancestor_id = u.id
    where a.unit_id not in (select o.id from own o)
  ), ahead(of_id, id) as (
    select e.id, e.id from earlier e
    union
    select a.of_id, next.id
    from ahead a join units u on u.id = a.id and u.ended is not null cross join lateral (
      select c.to_id as id from unit_changes c where c.from_id = u.id and c.to_id <> u.id
      union all
      select below.id from units below where below.parent_id = u.id and (below.ended is null or below.ended >= u.ended)
        and not exists (select from unit_changes c where c.from_id = u.id and c.to_id <> u.id)
    ) next
    where a.id not in (select o.id from own o)
  ), ends as (
    select a.of_id, a.id in (select o.id from own o) as is_own
    from ahead a join units u on u.id = a.id
    where a.id in (select o.id from own o) or u.ended is null
      or not exists (select from unit_changes c where c.from_id = u.id and c.to_id <> u.id)
        and not exists (select from units below where below.parent_id = u.id and (below.ended is null or below.ended >= u.ended))
  )
  select o.id, true, '-infinity'::date, 'infinity'::date from own o
  union all
  select o.of_id, bool_and(o.is_own), o.since, o.before from origins o group by o.of_id, o.since, o.before having bool_or(o.is_own)
  union all
  select e.of_id, bool_and(e.is_own), '-infinity', 'infinity' from ends e group by e.of_id having bool_or(e.is_own)
$$;
comment on function former_ground is 'The units of any time on the ground that a unit had when it ended.';
revoke all on function former_ground from public;
grant execute on function former_ground to hieuhoc_app;

-- As units are now: where in the units of a level below a unit the figures lie of whoever reports on its ground.
create function ground_now(root bigint, to_level smallint, day date)
returns table (unit_id bigint, into_id bigint, level smallint, "least" numeric, most numeric)
language plpgsql stable set jit = off as $$
#variable_conflict use_column
declare
  its constant units := (select u from units u where u.id = root);
begin
  if its.ended is null then
    return query select f.unit_id, f.into_id, f.level, f.least, f.most
      from unit_folds f join unit_ancestors a on a.unit_id = f.into_id and a.ancestor_id = root
      where f.level = to_level and f.since <= day and day < f.before;
  elsif its.level = to_level then
    return query select g.unit_id, root, to_level, case when g.wholly then 1 else 0 end::numeric, 1::numeric
      from former_ground(root) g where g.since <= day and day < g.before;
  else
    return query
      with there as materialized (select * from former_ground(root))
      select g.unit_id, f.into_id, f.level, case when g.wholly then f.least else 0 end, f.most
      from there g cross join lateral (
        select * from unit_folds k where k.unit_id = g.unit_id and k.level = to_level and k.since <= day and day < k.before offset 0) f
      where g.since <= day and day < g.before and f.into_id in (select t.unit_id from there t);
  end if;
end $$;
comment on function ground_now is 'Of figures of periods that end on the day: each unit with those of today, at a level, between which shares of its figures lie there. For a unit that ended, its own former ground alone.';
revoke all on function ground_now from public;
grant execute on function ground_now to hieuhoc_app;

create function units_on_ground(root bigint) returns setof bigint language sql stable set jit = off as $$
  select f.unit_id from unit_folds f join units r on r.id = f.into_id and r.level = f.level where r.id = root and r.ended is null
  union
  select g.unit_id from units r cross join lateral former_ground(r.id) g where r.id = root and r.ended is not null
$$;
comment on function units_on_ground is 'The units of any time that reported, or report, on the ground of a unit.';
revoke all on function units_on_ground from public;
grant execute on function units_on_ground to hieuhoc_app;

create function paths_on_ground(root bigint) returns ltree[] language sql stable set jit = off as $$
  select case when (select r.ended is null from units r where r.id = root) then unit_ground(root)
    else array(select distinct u.path from former_ground(root) g join units u on u.id = g.unit_id) end
$$;
comment on function paths_on_ground is 'Whose figures are of the ground of a unit, as units are now: who sees all of these sees all of it.';
revoke all on function paths_on_ground from public;
grant execute on function paths_on_ground to hieuhoc_app;
