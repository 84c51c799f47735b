-- The ground of a unit is asked with every request and changes with the catalogue alone: walked once, and kept.
create table unit_grounds (
  unit_id bigint not null,
  paths ltree[] not null,
  constraint unit_grounds_pk primary key (unit_id),
  constraint unit_grounds_unit_fk foreign key (unit_id) references units (id) on delete cascade
);
comment on table unit_grounds is 'Each unit that has earlier ones on its ground, with their paths and its own; any other is its own ground. Kept by keep_unit_grounds.';

-- In steps, each counted before the next: after a restore the planner knows nothing and would compare all with all.
create function find_unit_grounds() returns table (unit_id bigint, paths ltree[])
language plpgsql set jit = off as $$
begin
  create temp table walked_grounds on commit drop as
  with recursive walked(root, id) as (
    select a.ancestor_id, a.ancestor_id
    from unit_changes c join unit_ancestors a on a.unit_id = c.to_id
    where c.from_id <> c.to_id and a.level > 0
    union
    select w.root, next.id from walked w cross join lateral (
      select u.id from units u where u.parent_id = w.id
      union all
      select c.from_id from unit_changes c where c.to_id = w.id and c.from_id <> c.to_id
    ) as next
  )
  select w.root, w.id, u.parent_id, u.path from walked w join units u on u.id = w.id;
  analyze walked_grounds;
  return query
    select w.root, array_agg(w.path order by w.path) from walked_grounds w
    where w.id = w.root
      or not exists (select from walked_grounds above where above.root = w.root and above.id = w.parent_id)
    group by w.root having count(*) > 1;
  drop table walked_grounds;
end $$;
comment on function find_unit_grounds is 'What unit_grounds must hold, walked anew.';

create function keep_unit_grounds() returns void language plpgsql as $$
begin
  create temp table found_grounds on commit drop as select * from find_unit_grounds();
  delete from unit_grounds g where not exists (select from found_grounds f where f.unit_id = g.unit_id);
  insert into unit_grounds select * from found_grounds
  on conflict (unit_id) do update set paths = excluded.paths where unit_grounds.paths <> excluded.paths;
  drop table found_grounds;
end $$;
comment on function keep_unit_grounds is 'To be called when the changes of units were written.';
revoke all on function find_unit_grounds, keep_unit_grounds from public;

select keep_unit_grounds();

create or replace function unit_ground(of_id bigint) returns ltree[] language sql stable as $$
  select coalesce(
    (select g.paths from unit_grounds g where g.unit_id = of_id),
    (select array[u.path] from units u where u.id = of_id))
$$;

grant select on unit_grounds to hieuhoc_app, hieuhoc_jobs;
