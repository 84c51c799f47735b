-- As before, in two steps: which units lie where, then their figures. Only so may the sums, which read the most by far, be shared with
-- one more process; a common table that is joined would keep them in one. Of little nothing is shared, since to call it costs more.
-- Put together for what is asked, so that the plain case pays for no other. A place is a unit of the level with a reporting level
-- and a kind of asking (which data sets a unit has, 0: none), in one number: what is grouped by costs most.
create or replace function roll_up(root bigint, to_level smallint, of_period text, of_elements bigint[], dimension text, as_now boolean)
returns table (unit_id bigint, element_id bigint, level smallint, category text, low numeric, high numeric,
  reported bigint, expected bigint, final bigint, unknown bigint, not_applicable bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB' set jit = off set max_parallel_workers_per_gather = 1 as $$
declare
  scopes constant ltree[] := nullif(current_setting('app.scopes', true), '')::ltree[];
  root_path constant ltree := (select u.path from units u where u.id = root);
  ground constant ltree[] := case when as_now then paths_on_ground(root) else array[root_path] end;
  sees_all constant boolean := not exists (select from unnest(ground) as path where not path <@ scopes);
  homes_there constant integer[] := array(
    select h.id from homes h
    where h.id = 0 or exists (select from unnest(ground) as path where h.scopes @> path or h.scopes <@ path));
  seen constant text := case when sees_all then '' else ' and (%1$s.unit_path <@ $7 or (%1$s.published and $7 <@ %1$s.unit_path))' end;
  -- Of the nation no home is left out, and an index by period and element is enough.
  kept constant text := case when root = 1 then '' else ' and %1$s.home_id = any($6)' end;
  -- Of a unit that ended, and where a unit that lives on gave a part away, the folds alone do not say where figures lie.
  is_walked constant boolean := as_now and (exists (select from units u where u.id = root and u.ended is not null)
    or exists (select from unit_folds f where f.before <> 'infinity'));
  is_split constant boolean := is_walked or as_now and exists (
    select from unit_folds f where f.level = to_level and f.least < 1
      and f.into_id in (select r.unit_id from unit_ancestors r where r.ancestor_id = root));
  counted constant text := $sql$
    select g.place, v.element_id, v.category, {sums}, count(v.value) + count(*) filter (where v.mark = 'none') as reported,
      count(*) filter (where v.final and v.mark is distinct from 'not-applicable') as final,
      count(*) filter (where v.mark = 'unknown') as unknown, count(*) filter (where v.mark = 'not-applicable') as not_applicable
    from data_values v join {ground} on g.unit_id = v.unit_id
    where v.period = $3 and v.element_id = any($4) and $sql$
    || case when dimension = '' then 'v.category = ''''' else '(v.category = '''' or (starts_with(v.category, $5 || '':'') and position('','' in v.category) = 0))' end
    || format(kept || seen, 'v') || ' group by 1, 2, 3';
  -- Those that lie wholly at a place, and those of which a share may.
  wholes bigint[];
  whole_places bigint[];
  parts bigint[];
  part_places bigint[];
  leasts numeric[];
  mosts numeric[];
  kind_sets text[];
begin
  if scopes is null or root_path is null then return; end if;
  execute $sql$
    with asking as materialized (
      select distinct e.data_set_id from data_set_elements e
      where e.element_id = any($4) and e.removed_by is null and frequency_months(e.frequency) <= period_months($3)
    ), reporting as materialized (
      select f.unit_id, f.level, array_agg(distinct f.data_set_id) filter (where not f.ended and a.data_set_id is not null) as sets
      from forms f left join asking a on a.data_set_id = f.data_set_id
      where f.period = $3 $sql$ || format(seen, 'f') || case
        when is_walked then ' and f.unit_id in (select g.unit_id from ground_now($1, $2, form_day($3)) g)'
        when root = 1 then '' else
        ' and f.unit_id in (select g.unit_id from ' || case when as_now then 'unit_folds g join unit_ancestors r on r.unit_id = g.into_id where g.level = $2'
          else 'unit_ancestors g join unit_ancestors r on r.unit_id = g.unit_id where g.level = $2' end || ' and r.ancestor_id = $1)' end || $sql$
      group by 1, 2
    ), kinds as materialized (
      select k.sets, row_number() over () as id from (select distinct sets from reporting where sets is not null) k
    ), ground as materialized (
      select r.unit_id, g.least, g.most, (g.into_id << 20) | (coalesce(k.id, 0) << 2) | r.level as place
      from reporting r join $sql$ || case when is_walked then 'ground_now($1, $2, form_day($3)) g' when as_now then 'unit_folds g'
          else '(select a.unit_id, a.ancestor_id as into_id, a.level, 1::numeric as least, 1::numeric as most from unit_ancestors a) g' end || $sql$
        on g.unit_id = r.unit_id and g.level = $2 $sql$
        || case when as_now and root <> 1 and not is_walked then ' and g.into_id in (select d.unit_id from unit_ancestors d where d.ancestor_id = $1)' else '' end || $sql$
      left join kinds k on k.sets = r.sets
    )
    select array_agg(g.unit_id) filter (where g.least = 1), array_agg(g.place) filter (where g.least = 1),
      array_agg(g.unit_id) filter (where g.least < 1), array_agg(g.place) filter (where g.least < 1),
      array_agg(g.least) filter (where g.least < 1), array_agg(g.most) filter (where g.least < 1),
      (select array_agg(k.sets::text order by k.id) from kinds k)
    from ground g $sql$
  into wholes, whole_places, parts, part_places, leasts, mosts, kind_sets using root, to_level, of_period, of_elements, dimension, homes_there, scopes;
  return query execute $sql$
    with kinds as materialized (
      select k.id, k.sets::uuid[] as sets from unnest($14) with ordinality k(sets, id)
    ), counted as materialized ($sql$
    || replace(replace(counted, '{sums}', 'sum(v.value) as low, sum(v.value) as high'), '{ground}',
        'unnest($8, $9) g(unit_id, place)')
    || case when is_split then ' union all ' || replace(replace(counted, '{sums}',
        'sum(least(v.value * g.least, v.value * g.most)) as low, sum(greatest(v.value * g.least, v.value * g.most)) as high'),
        '{ground}', 'unnest($10, $11, $12, $13) g(unit_id, place, least, most)') else '' end || $sql$
    ), summed as ($sql$ || case when is_split then $sql$
      select c.place, c.element_id, c.category, sum(c.low) as low, sum(c.high) as high, sum(c.reported) as reported,
        sum(c.final) as final, sum(c.unknown) as unknown, sum(c.not_applicable) as not_applicable
      from counted c group by 1, 2, 3 $sql$ else 'select * from counted' end || $sql$
    ), wanted as (
      select g.place, e.element_id, g.units
      from (select g.place, count(*) as units from unnest($9 || $11) g(place) where g.place >> 2 & 262143 > 0 group by 1) g
      join kinds k on k.id = g.place >> 2 & 262143
      cross join lateral (
        select distinct e.element_id from data_set_elements e
        where e.data_set_id = any(k.sets) and e.home_id = any($6) and e.element_id = any($4) and e.removed_by is null
          and frequency_months(e.frequency) <= period_months($3)) e
    )
    select coalesce(s.place, w.place) >> 20, coalesce(s.element_id, w.element_id), (coalesce(s.place, w.place) & 3)::smallint,
      coalesce(s.category, ''), sum(s.low), sum(s.high), coalesce(sum(s.reported), 0)::bigint,
      sum(coalesce(w.units - coalesce(s.not_applicable, 0), s.reported))::bigint,
      coalesce(sum(s.final), 0)::bigint, coalesce(sum(s.unknown), 0)::bigint, coalesce(sum(s.not_applicable), 0)::bigint
    from summed s full join wanted w on w.place = s.place and w.element_id = s.element_id and s.category = ''
    group by 1, 2, 3, 4 $sql$
  using root, to_level, of_period, of_elements, dimension, homes_there, scopes,
    wholes, whole_places, parts, part_places, leasts, mosts, kind_sets;
end $$;
