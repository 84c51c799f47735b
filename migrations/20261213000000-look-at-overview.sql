-- What changed since somebody last looked at a programme is told against what they then saw.
create table overview_visits (
  person_id uuid not null references people (id) on delete cascade,
  programme_id uuid not null,
  seen_on date not null,
  seen_at timestamptz not null,
  states jsonb not null default '{}',
  before_at timestamptz,
  before_states jsonb not null default '{}',
  constraint overview_visits_pk primary key (person_id, programme_id)
);
comment on table overview_visits is 'When somebody last looked at the overview of a programme. Of the person, and of no home.';
comment on column overview_visits.states is 'How the targets stood that were then seen: {fact id: state}.';
comment on column overview_visits.before_at is 'The last look on an earlier day: looks of one day are one.';

alter table overview_visits enable row level security;
alter table overview_visits force row level security;
create policy mine on overview_visits to hieuhoc_app
  using (person_id = nullif(current_setting('app.person', true), '')::uuid)
  with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
do $$ begin execute format('create policy owner on overview_visits to %I using (true) with check (true)', current_user); end $$;
grant select, insert, update (seen_on, seen_at, states, before_at, before_states) on overview_visits to hieuhoc_app;
