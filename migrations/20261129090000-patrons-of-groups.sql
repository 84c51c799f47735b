-- Who watches over a group of people reads what is published where it was said, as who watches over a unit reads the unit.

update patronages p set unit_path = c.unit_path
from clauses c where p.population_group is not null and c.home_id = p.home_id and c.id = p.clause_id and p.unit_path <> c.unit_path;
comment on column patronages.unit_path is
  'Where reading is given: the watched unit; of a group of people the unit of the plan that names it, without a plan the organisation''s.';

-- As before, with groups of people. They are watched from a place of the organisation at that unit, as if it stood there:
-- what is published at the unit and above shows, and of the unit nothing else.
create or replace function grants_of(person uuid, on_day date)
returns table (
  home_id integer, appointment_id uuid, role text, unit_id bigint, unit_path ltree, scopes ltree[], parties bigint[],
  organisation_id bigint, reach text, handed_by uuid, only_actions text[], issued_by uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with own as (
    select a.home_id, a.id, a.role, a.unit_id, a.unit_path, a.organisation_id, a.reach
    from appointments a
    where a.person_id = person and a.from_day <= on_day and (a.until_day is null or a.until_day > on_day)
  ), held as (
    select o.*, null::uuid as handed_by, null::text[] as only_actions, null::uuid as issued_by from own o
    union all
    select a.home_id, a.id, a.role, a.unit_id, a.unit_path, a.organisation_id, a.reach, h.giver_id, null, null
    from hand_overs h join appointments a on a.home_id = h.home_id and a.id = h.appointment_id
    where h.receiver_id = person and h.from_day <= on_day and h.until_day > on_day
      and a.from_day <= on_day and (a.until_day is null or a.until_day > on_day)
      and a.role not in ('unit-administrator', 'system-administrator')
      and exists (select from own o where o.home_id = h.home_id)
    union all
    select t.home_id, t.id, t.role, t.unit_id, t.unit_path, t.organisation_id, t.reach, null, t.actions, t.created_by
    from service_tokens t where t.id = person and t.revoked_at is null and t.until_day > on_day
  )
  select h.home_id, h.id, h.role, h.unit_id, h.unit_path,
    case h.reach when 'subtree' then unit_ground(h.unit_id) else spoken.places end,
    coalesce(spoken.ids, '{}'), h.organisation_id, h.reach, h.handed_by, h.only_actions, h.issued_by
  from held h left join lateral (
    select array_agg(s.id) as ids, array_agg(s.place) as places
    from organisations_spoken_for(h.home_id, array[h.organisation_id], h.reach = 'line', on_day) s
  ) spoken on h.organisation_id is not null
  union all
  select p.home_id, h.id, 'patron', watched.unit_id, watched.path, watched.scopes, '{}', p.organisation_id, watched.reach,
    h.handed_by, h.only_actions, h.issued_by
  from held h
  cross join lateral organisations_spoken_for(h.home_id, array[h.organisation_id], false, on_day) s
  join patronages p on p.home_id = h.home_id and p.organisation_id = s.id and p.from_day <= on_day and (p.until_day is null or p.until_day > on_day)
  cross join lateral (
    select u.id, u.path, unit_ground(u.id), 'subtree' from units u where u.id = p.unit_id
    union all
    select subpath(p.unit_path, -1)::text::bigint, of_group.place, array[of_group.place], 'organisation'
    from (select p.unit_path || '0' || p.organisation_id::text as place) of_group where p.unit_id is null
  ) watched(unit_id, path, scopes, reach)
  where h.organisation_id is not null and h.role not in ('unit-administrator', 'system-administrator')
$$;
