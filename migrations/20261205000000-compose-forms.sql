-- Forms follow what planners choose and what is asked of reporters: how often an element stands in them is a planner's to say, a part of
-- a report that somebody was given is no report of the programme, and a day that is granted for a report is granted for its form.
alter table data_set_elements add column frequency_by uuid;
comment on column data_set_elements.frequency_by is 'The planner who chose how often it is asked for; null: as the element itself is.';

create function period_months(period text) returns integer language sql immutable parallel safe as $$
  select case when period ~ '^\d{4}$' then 12 when period like '%H%' then 6 when period like '%Q%' then 3 else 1 end
$$;
comment on function period_months is 'How many months a period has, by its name: 2026, 2026-H1, 2026-Q1, 2026-01.';
grant execute on function period_months to hieuhoc_app;
create function frequency_months(frequency text) returns integer language sql immutable parallel safe as $$
  select case frequency when 'year' then 12 when 'half-year' then 6 when 'quarter' then 3 else 1 end
$$;
comment on function frequency_months is 'An element stands in the forms of periods that are no shorter.';
grant execute on function frequency_months to hieuhoc_app;

-- One look-up each: joined, all organisations of the home are gone through for every answer where the planner takes them for few.
create or replace view asked_reports with (security_invoker = true) as
select n.home_id, a.programme_id, a.version_id, a.fact_id, a.id as assignment_id, a.organisation_id, o.unit_id, u.level,
  n.period, n.opens_on, coalesce(n.extended_to, n.due_on) as due_on, n.unit_path
from assignments a
join answers n on n.home_id = a.home_id and n.assignment_id = a.id
cross join lateral (select b.unit_id from organisations b where b.home_id = a.home_id and b.id = a.organisation_id offset 0) o
cross join lateral (select v.level from units v where v.id = o.unit_id offset 0) u
where a.kind = 'report' and a.ended_on is null and a.parent_id is null and not n.ended and n.period <> '' and n.period not like '%#%';

create function forms_follow_answers() returns trigger language plpgsql as $$
declare
  moved record;
begin
  for moved in
    select distinct n.home_id, n.programme_id, n.organisation_id, n.period from added n
    join gone g on g.home_id = n.home_id and g.assignment_id = n.assignment_id and g.period = n.period
    where g.extended_to is distinct from n.extended_to
  loop
    update forms f set due_on = r.due_on
    from (
      select min(q.due_on) as due_on, count(*) as many from asked_reports q
      where q.home_id = moved.home_id and q.programme_id = moved.programme_id and q.organisation_id = moved.organisation_id
        and q.period = moved.period
    ) r
    where f.home_id = moved.home_id and f.programme_id = moved.programme_id and f.organisation_id = moved.organisation_id
      and f.period = moved.period and not f.ended and r.many > 0 and f.due_on is distinct from r.due_on;
  end loop;
  return null;
end $$;
create trigger answers_lead_forms after update on answers referencing old table as gone new table as added
  for each statement execute function forms_follow_answers();
