-- A unit that lives on and gave a part away shares out what it reported before that day alone: folds have days.
alter table unit_folds add column since date not null default '-infinity', add column before date not null default 'infinity';
alter table unit_folds drop constraint unit_folds_pk, add constraint unit_folds_pk primary key (unit_id, level, into_id, since),
  add constraint unit_folds_days_in_order check (since < before);
comment on column unit_folds.before is 'For figures of periods whose last day is before this one and not before `since`.';
create index unit_folds_timed on unit_folds (unit_id) where before <> 'infinity';

create or replace function find_unit_folds() returns setof unit_folds
language plpgsql set jit = off as $$
begin
  -- Where the ground of each unit went on which day: by its changes, else, at its end, to the units that it was made of until then.
  create temp table fold_gone on commit drop as
  select c.from_id, c.to_id, c.on_day, max(c.share) as share
  from unit_changes c where c.from_id <> c.to_id group by 1, 2, 3
  union all
  select u.id, below.id, u.ended, null
  from units u join units below on below.parent_id = u.id and (below.ended is null or below.ended >= u.ended)
  where not exists (select from unit_changes c where c.from_id = u.id and c.to_id <> u.id and c.on_day >= u.ended);

  -- The times between those days: a unit that ended has none after the last, one that lives keeps what is left.
  create temp table fold_times on commit drop as
  select d.from_id as unit_id, d.on_day, coalesce(lag(d.on_day) over days, '-infinity') as since,
    u.ended is not null and lead(d.on_day) over days is null as is_end
  from (select distinct from_id, on_day from fold_gone) d join units u on u.id = d.from_id
  window days as (partition by d.from_id order by d.on_day);
  create temp table fold_starts on commit drop as
  select unit_id, since from fold_times union select unit_id, on_day from fold_times where not is_end;
  create index on fold_starts (unit_id);
  analyze fold_starts, fold_gone, fold_times;

  create temp table fold_edges on commit drop as
  with ways as (
    select t.unit_id as from_id, t.since, g.to_id, g.share,
      coalesce((select max(s.since) from fold_starts s where s.unit_id = g.to_id and s.since <= g.on_day), '-infinity') as to_since
    from fold_times t join fold_gone g on g.from_id = t.unit_id and g.on_day = t.on_day
    union all
    select t.unit_id, t.since, t.unit_id, null, t.on_day from fold_times t where not t.is_end
  )
  select w.from_id, w.since, w.to_id, w.to_since,
    case when count(*) over all_ways = 1 then 1 else coalesce(w.share, 0) end as least,
    case when count(*) over all_ways = 1 then 1 else coalesce(w.share, 1) end as most
  from ways w window all_ways as (partition by w.from_id, w.since);
  create index on fold_edges (to_id, to_since);
  create index on fold_edges (from_id, since);

  create temp table folded on commit drop as
  select a.unit_id, coalesce((select max(s.since) from fold_starts s where s.unit_id = a.unit_id), '-infinity') as since,
    a.ancestor_id as into_id, a.level, 1::numeric as least, 1::numeric as most
  from unit_ancestors a join units u on u.id = a.unit_id join units into_unit on into_unit.id = a.ancestor_id
  where into_unit.ended is null and (u.ended is null or not exists (select from fold_edges e where e.from_id = a.unit_id));
  create index on folded (unit_id, since);
  create temp table fold_waiting on commit drop as select distinct from_id as id, since from fold_edges;
  create temp table fold_ready (id bigint, since date, primary key (id, since)) on commit drop;
  analyze fold_edges, folded, fold_waiting;

  loop
    truncate fold_ready;
    insert into fold_ready
    select w.id, w.since from fold_waiting w
    where not exists (
      select from fold_edges e join fold_waiting later on later.id = e.to_id and later.since = e.to_since
      where e.from_id = w.id and e.since = w.since);
    exit when not found;
    analyze fold_ready;
    -- To put as little as may be into one unit of today, what is free to lie anywhere is put first where least of it counts; to
    -- put as much, first where most does.
    insert into folded
    with ways as (
      select e.from_id, e.since, e.to_id, e.to_since, e.least, e.most - e.least as free,
        greatest(1 - sum(e.least) over (partition by e.from_id, e.since), 0) as rest
      from fold_ready r join fold_edges e on e.from_id = r.id and e.since = r.since
    ), targets as (
      select distinct w.from_id, w.since, f.level, f.into_id
      from ways w join folded f on f.unit_id = w.to_id and f.since = w.to_since
    ), placed as (
      select t.from_id, t.since, t.level, t.into_id, w.least, w.free, w.rest, coalesce(f.least, 0) as low, coalesce(f.most, 0) as high,
        coalesce(sum(w.free) over (partition by t.from_id, t.since, t.level, t.into_id order by coalesce(f.least, 0), w.to_id
          rows between unbounded preceding and 1 preceding), 0) as before_low,
        coalesce(sum(w.free) over (partition by t.from_id, t.since, t.level, t.into_id order by coalesce(f.most, 0) desc, w.to_id
          rows between unbounded preceding and 1 preceding), 0) as before_high
      from targets t join ways w on w.from_id = t.from_id and w.since = t.since
      left join folded f on f.unit_id = w.to_id and f.since = w.to_since and f.level = t.level and f.into_id = t.into_id
    )
    select p.from_id, p.since, p.into_id, p.level,
      least(sum(p.low * (p.least + greatest(least(p.free, p.rest - p.before_low), 0))), 1),
      least(sum(p.high * (p.least + greatest(least(p.free, p.rest - p.before_high), 0))), 1)
    from placed p group by 1, 2, 3, 4;
    delete from fold_waiting w using fold_ready r where r.id = w.id and r.since = w.since;
  end loop;
  return query
    select f.unit_id, f.into_id, f.level, trim_scale(f.least), trim_scale(f.most), f.since,
      coalesce((select min(s.since) from fold_starts s where s.unit_id = f.unit_id and s.since > f.since), 'infinity')
    from folded f where f.most > 0;
  drop table fold_gone, fold_times, fold_starts, fold_edges, folded, fold_waiting, fold_ready;
end $$;

create or replace function keep_unit_folds() returns void language plpgsql as $$
begin
  create temp table found_folds on commit drop as select * from find_unit_folds();
  alter table found_folds add primary key (unit_id, level, into_id, since);
  analyze found_folds;
  delete from unit_folds k where not exists (
    select from found_folds f where f.unit_id = k.unit_id and f.level = k.level and f.into_id = k.into_id and f.since = k.since);
  insert into unit_folds (unit_id, into_id, level, least, most, since, before)
  select unit_id, into_id, level, least, most, since, before from found_folds
  on conflict (unit_id, level, into_id, since) do update set least = excluded.least, most = excluded.most, before = excluded.before
  where (unit_folds.least, unit_folds.most, unit_folds.before) is distinct from (excluded.least, excluded.most, excluded.before);
  drop table found_folds;
  analyze unit_folds;
end $$;

-- Whoever was given a part of a unit that lives on has no part in what that one keeps and reports.
create or replace function find_unit_grounds() returns table (unit_id bigint, paths ltree[])
language plpgsql set jit = off as $$
begin
  create temp table passed on commit drop as
  select c.from_id, c.to_id from unit_changes c join units u on u.id = c.from_id
  where c.from_id <> c.to_id and u.ended is not null;
  create index on passed (to_id);
  analyze passed;
  create temp table walked_grounds on commit drop as
  with recursive walked(root, id) as (
    select a.ancestor_id, a.ancestor_id
    from passed c join unit_ancestors a on a.unit_id = c.to_id
    where a.level > 0
    union
    select w.root, next.id from walked w cross join lateral (
      select u.id from units u where u.parent_id = w.id
      union all
      select c.from_id from passed c where c.to_id = w.id
    ) as next
  )
  select w.root, w.id, u.parent_id, u.path from walked w join units u on u.id = w.id;
  analyze walked_grounds;
  return query
    select w.root, array_agg(w.path order by w.path) from walked_grounds w
    where w.id = w.root
      or not exists (select from walked_grounds above where above.root = w.root and above.id = w.parent_id)
    group by w.root having count(*) > 1;
  drop table walked_grounds, passed;
end $$;
