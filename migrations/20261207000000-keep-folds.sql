-- Where the figures of every unit lie today, worked out of the catalogue alone: of what was split without a share the
-- range of everything that is possible, so that the parts of a figure always make the whole of it.
create function find_unit_folds() returns setof unit_folds
language plpgsql set jit = off as $$
begin
  -- Where the ground of each ended unit went at once: by its changes, else by the units that it was made of until its end.
  create temp table fold_edges on commit drop as
  with gone as (
    select c.from_id, c.to_id, max(c.share) as share
    from unit_changes c join units u on u.id = c.from_id
    where c.from_id <> c.to_id and u.ended is not null
    group by 1, 2
    union all
    select u.id, below.id, null
    from units u join units below on below.parent_id = u.id and (below.ended is null or below.ended >= u.ended)
    where u.ended is not null and not exists (select from unit_changes c where c.from_id = u.id and c.to_id <> u.id)
  )
  select g.from_id, g.to_id,
    case when count(*) over ways = 1 then 1 else coalesce(g.share, 0) end as least,
    case when count(*) over ways = 1 then 1 else coalesce(g.share, 1) end as most
  from gone g window ways as (partition by g.from_id);
  create index on fold_edges (to_id);

  create temp table folded on commit drop as
  select a.unit_id, a.ancestor_id as into_id, a.level, 1::numeric as least, 1::numeric as most
  from unit_ancestors a join units into_unit on into_unit.id = a.ancestor_id
  where into_unit.ended is null and not exists (select from fold_edges e where e.from_id = a.unit_id);
  create index on folded (unit_id);
  create temp table fold_waiting on commit drop as select distinct from_id as id from fold_edges;
  create temp table fold_ready (id bigint primary key) on commit drop;
  analyze fold_edges, folded, fold_waiting;

  loop
    truncate fold_ready;
    insert into fold_ready
    select w.id from fold_waiting w
    where not exists (select from fold_edges e join fold_waiting later on later.id = e.to_id where e.from_id = w.id);
    exit when not found;
    analyze fold_ready;
    -- To put as little as may be into one unit of today, what is free to lie anywhere is put first where least of it counts; to
    -- put as much, first where most does.
    insert into folded
    with ways as (
      select e.from_id, e.to_id, e.least, e.most - e.least as free, greatest(1 - sum(e.least) over (partition by e.from_id), 0) as rest
      from fold_ready r join fold_edges e on e.from_id = r.id
    ), targets as (
      select distinct w.from_id, f.level, f.into_id from ways w join folded f on f.unit_id = w.to_id
    ), placed as (
      select t.from_id, t.level, t.into_id, w.least, w.free, w.rest, coalesce(f.least, 0) as low, coalesce(f.most, 0) as high,
        coalesce(sum(w.free) over (partition by t.from_id, t.level, t.into_id order by coalesce(f.least, 0), w.to_id
          rows between unbounded preceding and 1 preceding), 0) as before_low,
        coalesce(sum(w.free) over (partition by t.from_id, t.level, t.into_id order by coalesce(f.most, 0) desc, w.to_id
          rows between unbounded preceding and 1 preceding), 0) as before_high
      from targets t join ways w on w.from_id = t.from_id
      left join folded f on f.unit_id = w.to_id and f.level = t.level and f.into_id = t.into_id
    )
    select p.from_id, p.into_id, p.level,
      least(sum(p.low * (p.least + greatest(least(p.free, p.rest - p.before_low), 0))), 1),
      least(sum(p.high * (p.least + greatest(least(p.free, p.rest - p.before_high), 0))), 1)
    from placed p group by 1, 2, 3;
    delete from fold_waiting w using fold_ready r where r.id = w.id;
  end loop;
  return query select f.unit_id, f.into_id, f.level, trim_scale(f.least), trim_scale(f.most) from folded f where f.most > 0;
  drop table fold_edges, folded, fold_waiting, fold_ready;
end $$;
comment on function find_unit_folds is 'What unit_folds must hold, worked out anew.';

create function keep_unit_folds() returns void language plpgsql as $$
begin
  create temp table found_folds on commit drop as select * from find_unit_folds();
  alter table found_folds add primary key (unit_id, level, into_id);
  analyze found_folds;
  delete from unit_folds k where not exists (
    select from found_folds f where f.unit_id = k.unit_id and f.level = k.level and f.into_id = k.into_id);
  insert into unit_folds (unit_id, into_id, level, least, most)
  select unit_id, into_id, level, least, most from found_folds
  on conflict (unit_id, level, into_id) do update set least = excluded.least, most = excluded.most
  where (unit_folds.least, unit_folds.most) is distinct from (excluded.least, excluded.most);
  drop table found_folds;
end $$;
comment on function keep_unit_folds is 'To be called when units or their changes were written.';
revoke all on function find_unit_folds, keep_unit_folds from public;

select keep_unit_folds();
