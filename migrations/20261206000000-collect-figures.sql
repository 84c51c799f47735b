-- Who may write what of a form, its files, and what is looked at around it.
alter policy insert_below on form_submissions with check (
  unit_path <@ (select nullif(current_setting('app.writes', true), '')::ltree[])
  and by_person = (select nullif(current_setting('app.person', true), '')::uuid));
alter policy insert_below on form_events with check (
  unit_path <@ (select nullif(current_setting('app.writes', true), '')::ltree[])
  and by_person = (select nullif(current_setting('app.person', true), '')::uuid));

-- Which figure it is and in which form never changes.
revoke update on data_values from hieuhoc_app;
grant update (published, unit_path, audience, value, mark, note, final) on data_values to hieuhoc_app;

-- A figure is of the unit, the period and the place of its form, and is typed while that is open. It is final while that is locked.
create function figures_stand_in_open_forms() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if exists (
      select from after a
      join before b on b.home_id = a.home_id and b.period = a.period and b.unit_id = a.unit_id and b.element_id = a.element_id and b.category = a.category
      left join forms f on f.home_id = a.home_id and f.id = a.form_id
      where f.id is null or a.final <> (f.state = 'locked')
        or (f.state not in ('draft', 'returned') and (a.value, a.mark, a.note) is distinct from (b.value, b.mark, b.note)))
    then
      raise exception 'a figure is changed while its form is open' using errcode = 'check_violation', constraint = 'data_values_in_open_forms';
    end if;
  elsif tg_op = 'INSERT' then
    if exists (
      select from after a left join forms f on f.home_id = a.home_id and f.id = a.form_id
      where f.id is null or f.state not in ('draft', 'returned') or a.final
        or (a.period, a.unit_id, a.level, a.organisation_id, a.unit_path) is distinct from (f.period, f.unit_id, f.level, f.organisation_id, f.unit_path))
    then
      raise exception 'a figure is typed in an open form of its unit and period' using errcode = 'check_violation', constraint = 'data_values_in_open_forms';
    end if;
  elsif exists (
    select from before b left join forms f on f.home_id = b.home_id and f.id = b.form_id
    where f.id is null or f.state not in ('draft', 'returned'))
  then
    raise exception 'a figure is taken away while its form is open' using errcode = 'check_violation', constraint = 'data_values_in_open_forms';
  end if;
  return null;
end $$;
create trigger data_values_inserted after insert on data_values referencing new table as after
  for each statement when (current_user = 'hieuhoc_app') execute function figures_stand_in_open_forms();
create trigger data_values_updated after update on data_values referencing old table as before new table as after
  for each statement when (current_user = 'hieuhoc_app') execute function figures_stand_in_open_forms();
create trigger data_values_deleted after delete on data_values referencing old table as before
  for each statement when (current_user = 'hieuhoc_app') execute function figures_stand_in_open_forms();

-- The levels that verify the forms of a unit, in their order: those of units that it lies in.
create function verifiers_of(levels smallint[], of_unit bigint) returns smallint[] language sql stable as $$
  select coalesce(array_agg(l.level order by l.n), '{}') from unnest(levels) with ordinality l (level, n)
  where exists (select from unit_ancestors a where a.unit_id = of_unit and a.level = l.level)
$$;

-- Whoever verifies does so for a unit in which they write as a whole, in the order of the levels, and nothing that they typed or sent.
create function forms_move_by_their_levels() returns trigger language plpgsql as $$
declare
  verifiers smallint[];
  stood integer;
  stands integer;
  speaking smallint;
  person uuid := nullif(current_setting('app.person', true), '')::uuid;
begin
  if (old.state in ('draft', 'returned') and new.state = 'submitted') or (old.state = 'submitted' and new.state = 'draft') then return new; end if;
  select verifiers_of(d.verified_at, new.unit_id) into verifiers from data_sets d where d.home_id = new.home_id and d.id = new.data_set_id;
  stood := case old.state when 'locked' then cardinality(verifiers) when 'verified' then array_position(verifiers, old.verified_at) when 'submitted' then 0 end;
  stands := case new.state when 'locked' then cardinality(verifiers) when 'verified' then array_position(verifiers, new.verified_at) when 'submitted' then 0 end;
  speaking := case
    when new.state = 'returned' and old.state in ('submitted', 'verified') then verifiers[stood + 1]
    when stands = stood + 1 then verifiers[stands]
    when stands = stood - 1 then verifiers[stood] end;
  if speaking is null or not exists (
    select from unit_ancestors a join units u on u.id = a.ancestor_id
    where a.unit_id = new.unit_id and a.level = speaking and u.path <@ nullif(current_setting('app.writes', true), '')::ltree[])
  then
    raise exception 'a form is verified by its levels' using errcode = 'check_violation', constraint = 'forms_verified_by_their_levels';
  end if;
  if stands > stood and (
    exists (select from form_submissions s where s.home_id = new.home_id and s.form_id = new.id and s.by_person = person)
    or exists (select from form_events e where e.home_id = new.home_id and e.form_id = new.id and e.act = 'submit' and e.by_person = person))
  then
    raise exception 'nobody verifies what they typed or sent' using errcode = 'check_violation', constraint = 'forms_verified_by_others';
  end if;
  return new;
end $$;
create trigger forms_moved before update on forms for each row
  when (current_user = 'hieuhoc_app' and (old.state <> new.state or old.verified_at is distinct from new.verified_at))
  execute function forms_move_by_their_levels();

-- Whether a body above has sent its own form for the same programme and period, which whoever is below does not see.
create function form_is_stood_on(of_home integer, of_form uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from forms f
    join unit_ancestors a on a.unit_id = f.unit_id and a.level < f.level
    join forms above on above.unit_id = a.ancestor_id and above.period = f.period and above.home_id = f.home_id and above.programme_id = f.programme_id
    where f.home_id = of_home and f.id = of_form and above.level < f.level and not above.ended and above.state in ('submitted', 'verified', 'locked'))
$$;
revoke all on function form_is_stood_on from public;
grant execute on function form_is_stood_on to hieuhoc_app;

-- What is known of the elements of a form for its unit, also by other bodies there whose forms do not show to whoever fills this one.
create function figures_known_to(of_home integer, of_form uuid, periods text[])
returns table (period text, element_id bigint, category text, value numeric, mark text, note text, form_id uuid, programme_name text, organisation_name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.period, v.element_id, v.category, v.value, v.mark, v.note, v.form_id, p.name, o.name
  from forms f
  join data_values v on v.home_id = f.home_id and v.period = any (periods) and v.unit_id = f.unit_id
  join data_set_elements e on e.home_id = f.home_id and e.data_set_id = f.data_set_id and e.element_id = v.element_id and e.removed_by is null
  left join forms g on g.home_id = v.home_id and g.id = v.form_id and g.id <> f.id
  left join programmes p on p.home_id = g.home_id and p.id = g.programme_id
  left join organisations o on o.home_id = g.home_id and o.id = g.organisation_id
  where f.home_id = of_home and f.id = of_form and f.unit_path <@ nullif(current_setting('app.scopes', true), '')::ltree[]
$$;
revoke all on function figures_known_to from public;
grant execute on function figures_known_to to hieuhoc_app;

-- How figures stand around a form, of units of its level below the one above it whose forms were sent: sums and spreads, no figure of
-- one unit. Changes are in hundredths of what was there the period before.
create function figures_around(of_home integer, of_form uuid, last_period text)
returns table (element_id bigint, parent_sum numeric, parent_units integer, child_sum numeric, child_units integer,
  changed_units integer, median double precision, quarter double precision, three_quarters double precision, own double precision)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with form as (
    select f.*, u.parent_id, u.path as own_path from forms f join units u on u.id = f.unit_id
    where f.home_id = of_home and f.id = of_form and f.unit_path <@ nullif(current_setting('app.scopes', true), '')::ltree[]
  ), asked as (
    select e.element_id from form f join data_set_elements e on e.home_id = f.home_id and e.data_set_id = f.data_set_id and e.removed_by is null
  ), beside as (
    select v.unit_id, v.element_id, case v.mark when 'none' then 0 else v.value end as value, l.value as before, v.unit_id = f.unit_id as is_own
    from form f
    join units s on s.parent_id = f.parent_id and s.level = f.level
    join data_values v on v.home_id = f.home_id and v.period = f.period and v.unit_id = s.id and v.category = ''
    join asked a on a.element_id = v.element_id
    join forms g on g.home_id = v.home_id and g.id = v.form_id and (g.state in ('submitted', 'verified', 'locked') or v.unit_id = f.unit_id)
    left join data_values l on l.home_id = v.home_id and l.period = last_period and l.unit_id = v.unit_id and l.element_id = v.element_id and l.category = ''
    where v.value is not null or v.mark = 'none'
  ), changes as (
    select b.element_id, b.is_own, (b.value - b.before) * 100 / abs(b.before) as change from beside b where b.before <> 0
  ), sums as (
    select b.element_id, sum(b.value) as total, count(*)::integer as units from beside b group by 1
  ), spreads as (
    select c.element_id, count(*)::integer as units,
      percentile_cont(0.5) within group (order by c.change) as median,
      percentile_cont(0.25) within group (order by c.change) as quarter,
      percentile_cont(0.75) within group (order by c.change) as three_quarters
    from changes c where not c.is_own group by 1
  ), below as (
    select v.element_id, sum(case v.mark when 'none' then 0 else v.value end) as total, count(distinct v.unit_id)::integer as units
    from form f
    join unit_ancestors n on n.ancestor_id = f.unit_id and n.unit_id <> f.unit_id
    join data_values v on v.home_id = f.home_id and v.period = f.period and v.unit_id = n.unit_id and v.category = ''
    join asked a on a.element_id = v.element_id
    join forms g on g.home_id = v.home_id and g.id = v.form_id and g.state in ('submitted', 'verified', 'locked')
    where v.level > f.level and (v.value is not null or v.mark = 'none') group by 1
  )
  select a.element_id, s.total, coalesce(s.units, 0), b.total, coalesce(b.units, 0), coalesce(p.units, 0), p.median, p.quarter, p.three_quarters,
    (select c.change from changes c where c.element_id = a.element_id and c.is_own)
  from asked a
  left join sums s on s.element_id = a.element_id
  left join spreads p on p.element_id = a.element_id
  left join below b on b.element_id = a.element_id
$$;
revoke all on function figures_around from public;
grant execute on function figures_around to hieuhoc_app;

-- A form with what it asks for, held until the transaction is over.
create function hold_form(of_form uuid)
returns table (home_id integer, id uuid, data_set_id uuid, programme_id uuid, organisation_id bigint, unit_id bigint, level smallint, period text,
  unit_path text, opens_on date, ended boolean, state text, verified_at smallint, revision integer, asked jsonb)
language plpgsql as $$
begin
  return query
  select f.home_id, f.id, f.data_set_id, f.programme_id, f.organisation_id, f.unit_id, f.level, f.period, f.unit_path::text, f.opens_on, f.ended,
    f.state, f.verified_at, f.revision, (
      select jsonb_object_agg(e.element_id, jsonb_build_array(l.kind, l.dimensions))
      from data_set_elements e
      join elements l on l.home_id = any (array[0, f.home_id]) and l.id = e.element_id
      where e.home_id = f.home_id and e.data_set_id = f.data_set_id and e.removed_by is null 
        and frequency_months(e.frequency) <= period_months(f.period)
        and l.valid_from <= form_day(f.period) and (l.valid_until is null or l.valid_until > form_day(f.period)))
  from forms f where f.id = of_form for update of f;
end $$;

-- The day as of which the elements and rules of a period are taken: its last.
create function form_day(period text) returns date language sql immutable as $$
  select (make_date(substr(period, 1, 4)::integer, case
    when length(period) = 4 then 12
    when substr(period, 6, 1) = 'H' then substr(period, 7)::integer * 6
    when substr(period, 6, 1) = 'Q' then substr(period, 7)::integer * 3
    else substr(period, 6)::integer end, 1) + interval '1 month')::date - 1
$$;

-- Saves what was typed in a form that is held, with what stood there before. Answers the new revision; 0 where a figure stands in another form.
create function save_figures(of_home integer, of_form uuid, submission uuid, person uuid, saved_at timestamptz, hash bytea, typed jsonb) returns integer
language plpgsql as $$
declare
  f forms;
  cells integer;
  wanted integer;
  put integer;
begin
  select * into strict f from forms where home_id = of_home and id = of_form;
  insert into form_submissions (home_id, id, form_id, revision, unit_path, by_person, at, request_hash, cells)
  select f.home_id, submission, f.id, f.revision + 1, f.unit_path, person, saved_at, hash, jsonb_agg(jsonb_build_object(
    'elementId', g.element_id::text, 'category', g.category, 'value', g.value::text, 'mark', g.mark, 'note', g.note,
    'was', case when v.element_id is null then null else jsonb_build_object('value', v.value::text, 'mark', v.mark, 'note', v.note) end))
  from jsonb_to_recordset(typed) as g(element_id bigint, category text, value numeric, mark text, note text)
  left join data_values v on v.home_id = f.home_id and v.period = f.period and v.unit_id = f.unit_id and v.element_id = g.element_id and v.category = g.category;
  insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, mark, note)
  select f.home_id, f.period, f.unit_id, g.element_id, g.category, f.level, f.organisation_id, f.id, f.unit_path, g.value, g.mark, g.note
  from jsonb_to_recordset(typed) as g(element_id bigint, category text, value numeric, mark text, note text)
  where g.value is not null or g.mark is not null
  on conflict on constraint data_values_pk do update set value = excluded.value, mark = excluded.mark, note = excluded.note
  where data_values.form_id = excluded.form_id;
  get diagnostics put = row_count;
  select count(*) filter (where g.value is not null or g.mark is not null), count(*) into wanted, cells
  from jsonb_to_recordset(typed) as g(value numeric, mark text);
  if put < wanted then return 0; end if;
  if cells > wanted then
    delete from data_values v using jsonb_to_recordset(typed) as g(element_id bigint, category text, value numeric, mark text)
    where v.home_id = f.home_id and v.period = f.period and v.unit_id = f.unit_id and v.element_id = g.element_id and v.category = g.category
      and v.form_id = f.id and g.value is null and g.mark is null;
  end if;
  update forms set revision = f.revision + 1 where home_id = of_home and id = of_form;
  return f.revision + 1;
end $$;

create table form_evidence (
  home_id integer not null,
  id uuid not null,
  form_id uuid not null,
  element_id bigint not null,
  category text not null default '',
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  sha256 bytea not null,
  file_name text not null,
  kind text not null,
  byte_size integer not null check (byte_size > 0),
  added_by uuid not null,
  added_at timestamptz not null,
  constraint form_evidence_pk primary key (home_id, id),
  constraint form_evidence_form_fk foreign key (home_id, form_id) references forms (home_id, id) on delete cascade,
  constraint form_evidence_kind_known check (kind in ('pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'jpg', 'png'))
);
comment on table form_evidence is 'Files that show a figure of a form to be so; insert-only: that one was removed is an event of its form.';
comment on column form_evidence.kind is 'By its bytes, whatever its name says.';
create index form_evidence_by_form on form_evidence (home_id, form_id);

create table form_evidence_bytes (
  home_id integer not null,
  evidence_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  bytes bytea not null,
  constraint form_evidence_bytes_pk primary key (home_id, evidence_id),
  constraint form_evidence_bytes_evidence_fk foreign key (home_id, evidence_id) references form_evidence (home_id, id) on delete cascade
);
comment on table form_evidence_bytes is 'Apart from what is listed. Those of a file that was removed before its form was submitted are gone.';
alter table form_evidence_bytes alter column bytes set storage external;
alter table form_events
  add column evidence_id uuid,
  add constraint form_events_evidence_fk foreign key (home_id, evidence_id) references form_evidence (home_id, id) not valid;
comment on column form_events.evidence_id is 'Of the file that was added or removed.';
grant select, insert on form_evidence to hieuhoc_app;
grant select, insert, delete, update (published) on form_evidence_bytes to hieuhoc_app;
call protect_home_table('form_evidence', insert_only => true);
call protect_home_table('form_evidence_bytes');
alter policy insert_below on form_evidence with check (
  unit_path <@ (select nullif(current_setting('app.writes', true), '')::ltree[])
  and added_by = (select nullif(current_setting('app.person', true), '')::uuid));

create or replace function audit_place(kind text, subject uuid) returns table (home_id integer, unit_path ltree, published boolean)
language sql stable as $$
  select home_id, unit_path, published from documents where kind = 'document' and id = subject
  union all
  select home_id, unit_path, published from programmes where kind = 'programme' and id = subject
  union all
  select home_id, unit_path, published from plan_versions where kind = 'version' and id = subject
  union all
  select c.home_id, c.unit_path, c.published from homes h join clauses c on c.home_id = h.id and c.id = subject where kind = 'clause'
  union all
  select f.home_id, f.unit_path, f.published from forms f where kind = 'form' and f.id = subject
  limit 1
$$;
