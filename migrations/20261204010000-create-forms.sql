-- Which organisation fills which form for which period, what stands in it, and everything that ever stood in it.
create table forms (
  home_id integer not null,
  id uuid not null,
  data_set_id uuid not null,
  programme_id uuid not null,
  organisation_id bigint not null,
  unit_id bigint not null,
  level smallint not null,
  period text not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  opens_on date not null,
  due_on date,
  ended boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'verified', 'locked')),
  verified_at smallint,
  submitted_on date,
  revision integer not null default 0 check (revision >= 0),
  constraint forms_pk primary key (home_id, id),
  constraint forms_data_set_fk foreign key (home_id, data_set_id) references data_sets (home_id, id) on delete cascade,
  constraint forms_unit_fk foreign key (unit_id, level) references units (id, level),
  constraint forms_once unique (home_id, data_set_id, organisation_id, period),
  constraint forms_verified_at_a_level check ((state = 'verified') = (verified_at is not null)),
  constraint forms_submitted_on_a_day check (state in ('draft', 'returned') or submitted_on is not null)
);
comment on table forms is 'A data set as one organisation fills it for one period, laid out ahead with the reporting duties. It lies at the place of the organisation.';
comment on column forms.ended is 'It is asked for no more.';
comment on column forms.verified_at is 'The level of units that verified it last.';
comment on column forms.revision is 'How often something was saved or done; 0: never yet.';
create index forms_of_organisation on forms (organisation_id, due_on, id) where not ended;
create index forms_of_programme on forms (programme_id, period, unit_id) where not ended;
create index forms_of_unit on forms (unit_id, period);

create table data_values (
  home_id integer not null,
  period text not null,
  unit_id bigint not null,
  element_id bigint not null,
  category text not null default '',
  level smallint not null,
  organisation_id bigint not null,
  form_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  value numeric,
  mark text check (mark in ('none', 'unknown', 'not-applicable')),
  note text check (length(note) between 1 and 2000),
  final boolean not null default false,
  constraint data_values_pk primary key (home_id, period, unit_id, element_id, category),
  constraint data_values_form_fk foreign key (home_id, form_id) references forms (home_id, id) on delete cascade,
  constraint data_values_one_of_both check ((value is null) <> (mark is null))
);
comment on table data_values is 'The figures as they stand: one for each element, unit, period and category, whichever forms and programmes ask for it.';
comment on column data_values.category is 'Empty for the whole; else dimension:option, several in the order of their names with a comma between.';
comment on column data_values.mark is 'none: nothing occurred, which counts as 0; unknown: nobody knows, which counts as not reported; not-applicable: it is not asked of this unit.';
comment on column data_values.form_id is 'The form that it was typed in; others show it.';
comment on column data_values.final is 'That its form is locked.';
create index data_values_by_form on data_values (home_id, form_id);

create table form_submissions (
  home_id integer not null,
  id uuid not null,
  form_id uuid not null,
  revision integer not null check (revision > 0),
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  by_person uuid not null,
  at timestamptz not null,
  request_hash bytea not null,
  cells jsonb not null,
  constraint form_submissions_pk primary key (home_id, id),
  constraint form_submissions_in_order unique (home_id, form_id, revision),
  constraint form_submissions_form_fk foreign key (home_id, form_id) references forms (home_id, id) on delete cascade
);
comment on table form_submissions is 'What was saved when by whom; insert-only. The id is the client''s: sent again, it is not saved again, however late.';
comment on column form_submissions.cells is '[{"elementId", "category", "value", "mark", "note", "was": {"value", "mark", "note"} or null}, …]: the versions of every figure.';

create table form_events (
  home_id integer not null,
  id uuid not null,
  form_id uuid not null,
  revision integer not null check (revision > 0),
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  act text not null,
  state_before text not null,
  state text not null,
  level smallint,
  by_person uuid not null,
  at timestamptz not null,
  words text check (length(words) between 1 and 10000),
  cells jsonb not null default '[]',
  constraint form_events_pk primary key (home_id, id),
  constraint form_events_in_order unique (home_id, form_id, revision),
  constraint form_events_form_fk foreign key (home_id, form_id) references forms (home_id, id) on delete cascade
);
comment on table form_events is 'What was done to a form: submitted, returned, verified, locked and back; insert-only.';
comment on column form_events.cells is '[{"elementId", "category", "words"}, …]: the reasons at the cells; of submitting, why a soft rule is broken.';

grant select, insert, delete on forms to hieuhoc_app;
grant update (published, opens_on, due_on, ended, unit_path, audience, state, verified_at, submitted_on, revision) on forms to hieuhoc_app;
grant select, insert, update, delete on data_values to hieuhoc_app;
grant select, insert on form_submissions, form_events to hieuhoc_app;
call protect_home_table('forms');
call protect_home_table('data_values');
call protect_home_table('form_submissions', insert_only => true);
call protect_home_table('form_events', insert_only => true);

create view asked_reports with (security_invoker = true) as
select n.home_id, a.programme_id, a.version_id, a.fact_id, a.id as assignment_id, a.organisation_id, o.unit_id, u.level,
  n.period, n.opens_on, coalesce(n.extended_to, n.due_on) as due_on, n.unit_path
from assignments a
join answers n on n.home_id = a.home_id and n.assignment_id = a.id
join organisations o on o.home_id = a.home_id and o.id = a.organisation_id
join units u on u.id = o.unit_id
where a.kind = 'report' and a.ended_on is null and not n.ended and n.period <> '' and n.period not like '%#%';
comment on view asked_reports is 'Who is asked for the reports of which programme for which period: what forms are laid out by.';
grant select on asked_reports to hieuhoc_app;
