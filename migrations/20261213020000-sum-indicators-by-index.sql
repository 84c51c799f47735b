-- What indicators are made of is found by an index, however many periods and elements there are: of the nation by period and element,
-- of a unit by its homes, period and the units on its ground. Which units were asked is worked out once for those that have the same
-- forms, and periods go by their number, which is compared faster than their name. What is answered is the same as before.
create index unit_folds_that_end on unit_folds (unit_id) where before <> 'infinity';

create or replace function roll_up_indicators(root bigint, to_level smallint, periods jsonb, terms jsonb, as_now boolean)
returns table (period text, unit_id bigint, level smallint, indicator_id bigint, above_low numeric, above_high numeric,
  below_low numeric, below_high numeric, reported bigint, expected bigint, final bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB' set jit = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  scopes constant ltree[] := nullif(current_setting('app.scopes', true), '')::ltree[];
  root_path constant ltree := (select u.path from units u where u.id = root);
  -- Whoever sees the nation sees all; nobody need look up what that is.
  sees_nation constant boolean := '1'::ltree = any(scopes);
  ground constant ltree[] := case when root = 1 and sees_nation then array[root_path] when as_now then paths_on_ground(root) else array[root_path] end;
  sees_all constant boolean := sees_nation or not exists (select from unnest(ground) as path where not path <@ scopes);
  homes_there constant integer[] := case when root = 1 then '{}' else array(
    select h.id from homes h
    where h.id = 0 or exists (select from unnest(ground) as path where h.scopes @> path or h.scopes <@ path)) end;
  is_walked constant boolean := as_now and (exists (select from units u where u.id = root and u.ended is not null)
    or exists (select from unit_folds f where f.before <> 'infinity'));
  seen constant text := case when sees_all then '' else ' and (%1$s.unit_path <@ $6 or (%1$s.published and $6 <@ %1$s.unit_path))' end;
  lies constant text := case
    when is_walked then $sql$
      select p.n, g.unit_id, g.into_id, g.least, g.most from asked_period p cross join lateral ground_now($1, $2, form_day(p.period)) g $sql$
    when as_now then $sql$
      select null::bigint as n, g.unit_id, g.into_id, g.least, g.most from unit_folds g join unit_ancestors r on r.unit_id = g.into_id and r.ancestor_id = $1
      where g.level = $2 $sql$
    else $sql$
      select null::bigint as n, a.unit_id, a.ancestor_id as into_id, 1::numeric as least, 1::numeric as most
      from unit_ancestors a join unit_ancestors r on r.unit_id = a.unit_id and r.ancestor_id = $1 where a.level = $2 $sql$ end;
  -- Of the nation no home is left out. Each is looked up by itself, whatever the planner takes them to be.
  figures constant text := case when root = 1 then $sql$
      select r.n, v.unit_id, r.indicator_id, r.side, r.terms, v.value, v.mark, v.final
      from read r cross join lateral (
        select v.unit_id, v.value, v.mark, v.final from data_values v
        where v.period = r.of_period and v.element_id = r.element_id and v.category = r.category $sql$ || format(seen, 'v') || ' offset 0) v '
    else $sql$
      select r.n, v.unit_id, r.indicator_id, r.side, r.terms, v.value, v.mark, v.final
      from (select distinct g.unit_id from ground g) u cross join (select distinct r.of_period from read r) y
      cross join lateral (
        select v.unit_id, v.element_id, v.category, v.value, v.mark, v.final from data_values v
        where v.home_id = any($5) and v.period = y.of_period and v.unit_id = u.unit_id $sql$ || format(seen, 'v') || $sql$ offset 0) v
      join read r on r.of_period = y.of_period and r.element_id = v.element_id and r.category = v.category $sql$ end;
begin
  if scopes is null or root_path is null then return; end if;
  return query execute $sql$
    with term as materialized (
      select t.*, count(*) over (partition by t.indicator_id) as terms
      from jsonb_to_recordset($4) as t(indicator_id bigint, side text, element_id bigint, category text, back boolean)
    ), asked_period as materialized (
      select p.n, p.period, p.before from rows from (jsonb_to_recordset($3) as (period text, before text)) with ordinality as p(period, before, n)
    ), read as materialized (
      select p.n, case when t.back then p.before else p.period end as of_period, t.indicator_id, t.side, t.element_id, t.category, t.terms
      from asked_period p cross join term t
    ), ground as materialized (
      select l.*, u.level from ($sql$ || lies || $sql$) l join units u on u.id = l.unit_id
    ), told as (
      select f.n, f.unit_id, f.indicator_id, coalesce(sum(f.value) filter (where f.side = 'n'), 0) as above,
        coalesce(sum(f.value) filter (where f.side = 'd'), 0) as below,
        count(f.value) + count(*) filter (where f.mark = 'none') = min(f.terms) as complete,
        bool_or(f.mark = 'not-applicable') is true as beside, bool_and(f.final) as final
      from ($sql$ || figures || $sql$) f
      group by 1, 2, 3
    ), needed as materialized (
      select t.indicator_id, t.element_id, count(*) over (partition by t.indicator_id) as elements
      from (select distinct t.indicator_id, t.element_id from term t where not t.back) t
    ), asking as materialized (
      select n.indicator_id, n.elements, e.element_id, e.data_set_id, e.frequency
      from needed n join data_set_elements e on e.element_id = n.element_id and e.removed_by is null
    ), reporting as materialized (
      select p.n, f.unit_id, array_agg(distinct f.data_set_id) as sets
      from asked_period p join forms f on f.period = p.period
      where not f.ended and f.data_set_id in (select a.data_set_id from asking a) $sql$
      || format(seen, 'f') || case when root = 1 then '' else ' and f.unit_id in (select g.unit_id from ground g)' end || $sql$
      group by 1, 2
    ), kinds as materialized (
      select row_number() over () as id, k.* from (select distinct r.n, p.period, r.sets from reporting r join asked_period p on p.n = r.n) k
    ), asked as materialized (
      select k.id, a.indicator_id
      from kinds k join asking a on a.data_set_id = any(k.sets) and frequency_months(a.frequency) <= period_months(k.period)
      group by 1, 2, a.elements having count(distinct a.element_id) = a.elements
    ), place as materialized (
      select r.n, r.unit_id, k.id as kind from reporting r join kinds k on k.n = r.n and k.sets = r.sets
    ), summed as (
      select t.n, g.into_id, g.level, t.indicator_id,
        sum(least(t.above * g.least, t.above * g.most)) filter (where t.complete) as above_low,
        sum(greatest(t.above * g.least, t.above * g.most)) filter (where t.complete) as above_high,
        sum(least(t.below * g.least, t.below * g.most)) filter (where t.complete) as below_low,
        sum(greatest(t.below * g.least, t.below * g.most)) filter (where t.complete) as below_high,
        count(*) filter (where t.complete) as reported,
        -- Beside those that were asked: who reported though nobody asked, without those to whom it does not apply after all.
        count(*) filter (where (a.id is not null or t.complete) and not t.beside) - count(a.id) as beside_asked,
        count(*) filter (where t.complete and t.final) as final
      from told t
      join ground g on g.unit_id = t.unit_id and (g.n is null or g.n = t.n)
      left join place p on p.n = t.n and p.unit_id = t.unit_id
      left join asked a on a.id = p.kind and a.indicator_id = t.indicator_id
      group by 1, 2, 3, 4
    ), wanted as (
      select w.n, w.into_id, w.level, a.indicator_id, sum(w.units)::bigint as units
      from (
        select p.n, g.into_id, g.level, p.kind, count(*) as units
        from place p join ground g on g.unit_id = p.unit_id and (g.n is null or g.n = p.n)
        group by 1, 2, 3, 4
      ) w join asked a on a.id = w.kind
      group by 1, 2, 3, 4
    )
    select p.period, r.into_id, r.level, r.indicator_id, r.above_low, r.above_high, r.below_low, r.below_high, r.reported, r.expected, r.final from (
      select coalesce(s.n, w.n) as n, coalesce(s.into_id, w.into_id) as into_id, coalesce(s.level, w.level) as level,
        coalesce(s.indicator_id, w.indicator_id) as indicator_id, s.above_low, s.above_high, s.below_low, s.below_high,
        coalesce(s.reported, 0) as reported, coalesce(s.beside_asked, 0) + coalesce(w.units, 0) as expected, coalesce(s.final, 0) as final
      from summed s full join wanted w
        on w.n = s.n and w.into_id = s.into_id and w.level = s.level and w.indicator_id = s.indicator_id
    ) r join asked_period p on p.n = r.n $sql$
  using root, to_level, periods, terms, homes_there, scopes;
end $$;
