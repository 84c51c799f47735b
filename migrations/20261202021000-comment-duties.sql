-- What people write to each other below a duty. Every version stays: an edit is one more, and a removal one without words.
create table duty_comments (
  home_id integer not null,
  id uuid not null,
  revision integer not null check (revision > 0),
  assignment_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  words text check (length(words) between 1 and 5000),
  by_person uuid not null,
  at timestamptz not null,
  constraint duty_comments_pk primary key (home_id, id, revision),
  constraint duty_comments_assignment_fk foreign key (home_id, assignment_id) references assignments (home_id, id) on delete cascade
);
comment on table duty_comments is 'The versions of comments on duties; insert-only. They show to whom the duty does.';
comment on column duty_comments.id is 'Of the comment, which its versions share; made later it sorts later.';
comment on column duty_comments.words is 'Plain text with @[id] for who is mentioned. Null: its author took it away.';
create index duty_comments_by_id on duty_comments (id, revision desc);
create index duty_comments_by_assignment on duty_comments (home_id, assignment_id, id desc, revision desc);

grant select, insert on duty_comments to hieuhoc_app;
call protect_home_table('duty_comments', insert_only => true);
-- Written in one's own name by whoever sees the duty: who joins in or watches over the place does not write there otherwise.
alter policy insert_below on duty_comments with check (
  by_person = nullif(current_setting('app.person', true), '')::uuid
  and (unit_path <@ nullif(current_setting('app.scopes', true), '')::ltree[]
    or audience && nullif(current_setting('app.parties', true), '')::bigint[]));

create function comments_follow_assignments() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update duty_comments c set audience = s.audience from changed s
  where c.home_id = s.home_id and c.assignment_id = s.id and c.audience <> s.audience;
  return null;
end $$;
revoke all on function comments_follow_assignments from public;
create trigger assignments_lead_comments after update on assignments referencing new table as changed
  for each statement execute function comments_follow_assignments();

-- Who is mentioned is told by whoever wrote, from where they see the duty.
create policy insert_own on notices for insert to hieuhoc_app with check (
  by_person = nullif(current_setting('app.person', true), '')::uuid
  and sent_from <@ nullif(current_setting('app.scopes', true), '')::ltree[]);

-- The people to whom a row at a place with an audience shows, through roles that may read it. Whoever may is first sought among
-- those appointed above the place and for the bodies that it names, or that watch over it, and then asked for what they see.
create function people_seeing(
  of_home integer, place ltree, bodies bigint[], named bigint[], readers text[], on_day date, folded text[], among uuid[], at_most integer)
returns table (id uuid, name text, organisation_name text, unit_kind text, unit_name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive spoken(id) as (
    select unnest(bodies || named)
    union
    select p.organisation_id from patronages p
    where p.home_id = of_home and p.from_day <= people_seeing.on_day and (p.until_day is null or p.until_day > people_seeing.on_day)
      and place <@ unit_ground(p.unit_id)
    union
    select s.to_id from spoken b join organisation_successors s on s.home_id = of_home and s.from_id = b.id and s.on_day <= people_seeing.on_day
  ), guided(id) as (
    select b.id from spoken b
    union
    select above.id from guided g cross join lateral (
      select s.to_id as id from organisation_successors s
      where s.home_id = of_home and s.from_id = g.id and s.on_day <= people_seeing.on_day
      union all
      select l.parent_id from organisation_lines l
      where l.home_id = of_home and l.organisation_id = g.id
        and (l.from_day is null or l.from_day <= people_seeing.on_day) and (l.until_day is null or l.until_day > people_seeing.on_day)
    ) above
  ), held as (
    select a.home_id, a.id, a.person_id from appointments a
    where a.from_day <= people_seeing.on_day and (a.until_day is null or a.until_day > people_seeing.on_day)
      and (
        (a.home_id = of_home and a.organisation_id in (select b.id from spoken b))
        or (a.home_id = of_home and a.reach = 'line' and a.organisation_id in (select g.id from guided g))
        or (a.reach = 'subtree' and (
          a.unit_path @> place or a.unit_id in (select g.unit_id from unit_grounds g where place <@ g.paths))))
  ), found as (
    select h.person_id from held h
    union
    select o.receiver_id from held h join hand_overs o on o.home_id = h.home_id and o.appointment_id = h.id
    where o.from_day <= people_seeing.on_day and o.until_day > people_seeing.on_day
  )
  select p.id, p.name, g.organisation_name, g.unit_kind, g.unit_name
  from found f join people p on p.id = f.person_id
  cross join lateral (
    select o.name as organisation_name, u.kind as unit_kind, u.name as unit_name
    from grants_of(p.id, people_seeing.on_day) r
    left join organisations o on o.home_id = r.home_id and o.id = r.organisation_id
    left join latest_units u on u.id = r.unit_id
    where r.role = any (readers) and (place <@ r.scopes or r.parties && named)
    order by r.organisation_id nulls last, r.appointment_id limit 1
  ) g
  where (among is null or p.id = any (among)) and unaccent(lower(p.name)) like all (folded)
  order by p.name collate "vi-x-icu", p.id limit at_most
$$;
revoke all on function people_seeing from public;
grant execute on function people_seeing to hieuhoc_app;
