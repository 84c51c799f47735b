-- What a published plan gives to whom, what is asked for when, and what became of it.
create table assignments (
  home_id integer not null,
  id uuid not null,
  programme_id uuid not null,
  version_id uuid not null,
  fact_id uuid not null,
  organisation_id bigint,
  programme_path ltree not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  kind text not null check (kind in ('dated', 'standing', 'reply', 'conditional', 'report')),
  unresolved text[] not null default '{}',
  named_by uuid,
  condition_met_on date,
  opened_on date not null,
  ended_on date,
  constraint assignments_pk primary key (home_id, id),
  constraint assignments_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint assignments_fact_fk foreign key (home_id, version_id, fact_id) references facts (home_id, version_id, id),
  constraint assignments_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id),
  constraint assignments_once unique nulls not distinct (home_id, programme_id, fact_id, organisation_id),
  constraint assignments_ended_after_opened check (ended_on >= opened_on),
  constraint assignments_met_where_conditional check (condition_met_on is null or kind = 'conditional')
);
comment on table assignments is 'A duty or report of a published plan as one organisation has it. It lies at the place of the organisation; without one, at the unit of the programme.';
comment on column assignments.organisation_id is 'Null: nobody has it yet.';
comment on column assignments.audience is 'The organisations that join in it.';
comment on column assignments.unresolved is 'Who is to do it, in the words of the plan, where nobody knows yet who is meant.';
comment on column assignments.named_by is 'The planner who named the organisation, where the plan gives the duty to nobody known; null: it has it by the plan.';
comment on column assignments.ended_on is 'From this day on the plan gives it to them no more.';
create index assignments_by_organisation on assignments (organisation_id) where ended_on is null;
create index assignments_by_id on assignments (id);

create table answers (
  home_id integer not null,
  assignment_id uuid not null,
  period text not null,
  programme_id uuid not null,
  organisation_id bigint,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  opens_on date not null,
  due_on date,
  source text not null check (source in ('clause', 'report', 'calendar')),
  extended_to date,
  state text not null default 'not-started' check (state in ('not-started', 'in-progress', 'submitted', 'returned', 'done', 'cancelled')),
  submitted_on date,
  revision integer not null default 1 check (revision > 0),
  constraint answers_pk primary key (home_id, assignment_id, period),
  constraint answers_assignment_fk foreign key (home_id, assignment_id) references assignments (home_id, id) on delete cascade,
  constraint answers_submitted_on_a_day check (state not in ('submitted', 'done') or submitted_on is not null)
);
comment on table answers is 'One answer that an assignment asks for: once, or in each period. How it stands is worked out from the clock.';
comment on column answers.period is '2026, 2026-H1, 2026-Q1, 2026-01; empty where it comes once.';
comment on column answers.due_on is 'The last day, by the plan; moved by an extension alone.';
-- What an organisation still has to hand in, and what a programme waits for, each by its day.
create index answers_open_of_organisation on answers (organisation_id, due_on, assignment_id, period) where state in ('not-started', 'in-progress', 'returned');
create index answers_handed_in on answers (organisation_id, due_on, assignment_id, period) where state = 'submitted';
create index answers_to_accept on answers (programme_id, due_on, assignment_id, period) where state = 'submitted';
create index answers_of_programme on answers (programme_id, due_on, assignment_id, period);

create table answer_events (
  home_id integer not null,
  id uuid not null,
  assignment_id uuid not null,
  period text not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  act text not null,
  state_before text not null,
  state text not null,
  by_person uuid not null,
  at timestamptz not null,
  words text check (length(words) between 1 and 10000),
  constraint answer_events_pk primary key (home_id, id),
  constraint answer_events_answer_fk foreign key (home_id, assignment_id, period) references answers (home_id, assignment_id, period) on delete cascade
);
comment on table answer_events is 'Everything that was done to an answer; insert-only.';
create index answer_events_by_answer on answer_events (home_id, assignment_id, period);

grant select, insert, delete on assignments, answers to hieuhoc_app;
grant update (published, version_id, audience, kind, unresolved, named_by, condition_met_on, opened_on, ended_on) on assignments to hieuhoc_app;
grant update (published, audience, opens_on, due_on, source, extended_to, state, submitted_on, revision) on answers to hieuhoc_app;
grant select, insert on answer_events to hieuhoc_app;
call protect_home_table('assignments');
call protect_home_table('answers');
call protect_home_table('answer_events', insert_only => true);
