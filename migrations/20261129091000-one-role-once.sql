-- The same role at the same place is held once on any day; two who gave it at once made two of it.

-- Of those that overlap the earliest stays and lasts as long as any of them; the others are ended on their first day, so
-- that nobody's rights change. What was handed over of one of those is handed over of the one that stays.
create temporary table doubled on commit drop as
with placed as (
  select home_id, id, from_day, until_day, created_at,
    row(home_id, person_id, role, reach, unit_id, coalesce(organisation_id, 0))::text as what
  from appointments where until_day is null or until_day > from_day
), begun as (
  select *, from_day >= max(coalesce(until_day, 'infinity')) over (
    partition by what order by from_day, created_at, id rows between unbounded preceding and 1 preceding) as is_apart
  from placed
), numbered as (
  select *, count(*) filter (where is_apart is not false) over (partition by what order by from_day, created_at, id) as nth
  from begun
)
select home_id, id, first_value(id) over one as kept,
  max(coalesce(until_day, 'infinity')) over (partition by what, nth) as until_day
from numbered window one as (partition by what, nth order by from_day, created_at, id);

update appointments a set until_day = nullif(d.until_day, 'infinity')
from doubled d where d.id = d.kept and a.home_id = d.home_id and a.id = d.id and a.until_day is distinct from nullif(d.until_day, 'infinity');
update appointments a set until_day = a.from_day
from doubled d where d.id <> d.kept and a.home_id = d.home_id and a.id = d.id;

do $$
declare
  one record;
begin
  for one in
    select h.home_id, h.id, d.kept from hand_overs h
    join doubled d on d.home_id = h.home_id and d.id = h.appointment_id and d.id <> d.kept
    where h.until_day > h.from_day order by h.created_at
  loop
    begin
      update hand_overs set appointment_id = one.kept where home_id = one.home_id and id = one.id;
    exception when exclusion_violation then
      -- The one that stays is handed over on these days already.
      update hand_overs set until_day = from_day where home_id = one.home_id and id = one.id;
    end;
  end loop;
end $$;

alter table appointments add constraint appointments_once exclude using gist (
  home_id with =, person_id with =, role with =, reach with =, unit_id with =,
  (coalesce(organisation_id, 0)) with =, daterange(from_day, until_day) with &&);
