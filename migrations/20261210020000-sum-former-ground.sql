-- What indicators are made of over what lies on the ground of a unit that ended, and with the days of folds. The sums of elements come to
-- it with 20261212020000; the statement here is the plain one, which a test holds the later one against.
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
