-- Sums of what lies on the ground of a unit that ended, and with the days of folds; where neither counts the statement that is run is
-- the one of before.
-- Put together for what is asked, so that the plain case pays for no other. A place is a unit of the level with a reporting level
-- and a kind of asking (which data sets a unit has, 0: none), in one number: what is grouped by costs most.
create or replace function roll_up(root bigint, to_level smallint, of_period text, of_elements bigint[], dimension text, as_now boolean)
returns table (unit_id bigint, element_id bigint, level smallint, category text, low numeric, high numeric,
  reported bigint, expected bigint, final bigint, unknown bigint, not_applicable bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB' set jit = off as $$
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
begin
  if scopes is null or root_path is null then return; end if;
  return query execute $sql$
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
      select r.unit_id, g.least, g.most, g.least = 1 as wholly, (g.into_id << 20) | (coalesce(k.id, 0) << 2) | r.level as place
      from reporting r join $sql$ || case when is_walked then 'ground_now($1, $2, form_day($3)) g' when as_now then 'unit_folds g'
          else '(select a.unit_id, a.ancestor_id as into_id, a.level, 1::numeric as least, 1::numeric as most from unit_ancestors a) g' end || $sql$
        on g.unit_id = r.unit_id and g.level = $2 $sql$
        || case when as_now and root <> 1 and not is_walked then ' and g.into_id in (select d.unit_id from unit_ancestors d where d.ancestor_id = $1)' else '' end || $sql$
      left join kinds k on k.sets = r.sets
    ), counted as materialized ($sql$
    -- Grouped only so that the planner knows each unit to stand there once.
    || replace(replace(counted, '{sums}', 'sum(v.value) as low, sum(v.value) as high'), '{ground}',
        '(select g.unit_id, max(g.place) as place from ground g where g.wholly group by 1) g')
    || case when is_split then ' union all ' || replace(replace(counted, '{sums}',
        'sum(least(v.value * g.least, v.value * g.most)) as low, sum(greatest(v.value * g.least, v.value * g.most)) as high'),
        '{ground}', '(select * from ground g where not g.wholly) g') else '' end || $sql$
    ), summed as (
      select c.place, c.element_id, c.category, sum(c.low) as low, sum(c.high) as high, sum(c.reported) as reported,
        sum(c.final) as final, sum(c.unknown) as unknown, sum(c.not_applicable) as not_applicable
      from counted c group by 1, 2, 3
    ), wanted as (
      select g.place, e.element_id, g.units
      from (select g.place, count(*) as units from ground g where g.place >> 2 & 262143 > 0 group by 1) g
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
  using root, to_level, of_period, of_elements, dimension, homes_there, scopes;
end $$;

create or replace function roll_up_indicators(root bigint, to_level smallint, periods jsonb, terms jsonb, as_now boolean)
returns table (period text, unit_id bigint, level smallint, indicator_id bigint, above_low numeric, above_high numeric,
  below_low numeric, below_high numeric, reported bigint, expected bigint, final bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB' set jit = off as $$
#variable_conflict use_column
declare
  scopes constant ltree[] := nullif(current_setting('app.scopes', true), '')::ltree[];
  root_path constant ltree := (select u.path from units u where u.id = root);
  ground constant ltree[] := case when as_now then paths_on_ground(root) else array[root_path] end;
  sees_all constant boolean := not exists (select from unnest(ground) as path where not path <@ scopes);
  is_walked constant boolean := as_now and (exists (select from units u where u.id = root and u.ended is not null)
    or exists (select from unit_folds f where f.before <> 'infinity'));
begin
  if scopes is null or root_path is null then return; end if;
  return query
    with term as materialized (
      select t.* from jsonb_to_recordset(terms) as t(indicator_id bigint, side text, element_id bigint, category text, back boolean)
    ), asked_period as materialized (
      select p.* from jsonb_to_recordset(periods) as p(period text, before text)
    ), ground as materialized (
      select null as period, g.unit_id, g.into_id, g.least, g.most
      from unit_folds g join unit_ancestors r on r.unit_id = g.into_id and r.ancestor_id = root
      where as_now and not is_walked and g.level = to_level
      union all
      select p.period, g.unit_id, g.into_id, g.least, g.most
      from asked_period p cross join lateral ground_now(root, to_level, form_day(p.period)) g
      where is_walked
      union all
      select null, a.unit_id, a.ancestor_id, 1, 1
      from unit_ancestors a join unit_ancestors r on r.unit_id = a.unit_id and r.ancestor_id = root
      where not as_now and a.level = to_level
    ), told as (
      select p.period, v.unit_id, t.indicator_id, coalesce(sum(v.value) filter (where t.side = 'n'), 0) as above,
        coalesce(sum(v.value) filter (where t.side = 'd'), 0) as below,
        count(v.value) + count(*) filter (where v.mark = 'none') = (select count(*) from term n where n.indicator_id = t.indicator_id) as complete,
        bool_or(v.mark = 'not-applicable') is true as beside, bool_and(v.final) as final
      from asked_period p cross join term t
      join data_values v on v.period = case when t.back then p.before else p.period end
        and v.element_id = t.element_id and v.category = t.category
      where (root = 1 or v.unit_id in (select g.unit_id from ground g))
        and (sees_all or v.unit_path <@ scopes or (v.published and scopes <@ v.unit_path))
      group by 1, 2, 3
    ), needed as materialized (
      select t.indicator_id, t.element_id, count(*) over (partition by t.indicator_id) as elements
      from (select distinct t.indicator_id, t.element_id from term t where not t.back) t
    ), asking as materialized (
      select n.indicator_id, n.elements, e.element_id, e.data_set_id, e.frequency
      from needed n join data_set_elements e on e.element_id = n.element_id and e.removed_by is null
    ), asked as (
      select p.period, f.unit_id, a.indicator_id
      from asked_period p join forms f on f.period = p.period and not f.ended
      join asking a on a.data_set_id = f.data_set_id and frequency_months(a.frequency) <= period_months(p.period)
      where (root = 1 or f.unit_id in (select g.unit_id from ground g))
        and (sees_all or f.unit_path <@ scopes or (f.published and scopes <@ f.unit_path))
      group by 1, 2, 3, a.elements having count(distinct a.element_id) = a.elements
    ), stand as (
      select coalesce(t.period, a.period) as period, coalesce(t.unit_id, a.unit_id) as unit_id,
        coalesce(t.indicator_id, a.indicator_id) as indicator_id, t.above, t.below, t.complete is true as complete,
        (a.unit_id is not null or t.complete) and t.beside is not true as expected, t.complete and t.final as final
      from told t full join asked a on a.period = t.period and a.unit_id = t.unit_id and a.indicator_id = t.indicator_id
    )
    select s.period, g.into_id, u.level, s.indicator_id,
      sum(least(s.above * g.least, s.above * g.most)) filter (where s.complete),
      sum(greatest(s.above * g.least, s.above * g.most)) filter (where s.complete),
      sum(least(s.below * g.least, s.below * g.most)) filter (where s.complete),
      sum(greatest(s.below * g.least, s.below * g.most)) filter (where s.complete),
      count(*) filter (where s.complete), count(*) filter (where s.expected), count(*) filter (where s.final)
    from stand s join ground g on g.unit_id = s.unit_id and (g.period is null or g.period = s.period) join units u on u.id = s.unit_id
    group by 1, 2, 3, 4;
end $$;
