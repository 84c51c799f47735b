-- Whoever looks at the same part of a programme again and again keeps it under a name of their own.
create table saved_filters (
  id uuid not null,
  person_id uuid not null references people (id) on delete cascade,
  programme_id uuid not null,
  name text not null,
  view text,
  filter jsonb not null default '{}',
  constraint saved_filters_pk primary key (person_id, id),
  constraint saved_filters_name_some check (length(name) between 1 and 100)
);
comment on table saved_filters is 'Which duties of a programme somebody looks at, and how, under a name. Of the person, and of no home.';
comment on column saved_filters.view is 'As it stands in the address; null: the table.';
comment on column saved_filters.filter is 'As it stands in the address.';
create unique index saved_filters_name_once on saved_filters (person_id, programme_id, lower(name));

alter table saved_filters enable row level security;
alter table saved_filters force row level security;
create policy mine on saved_filters to hieuhoc_app
  using (person_id = nullif(current_setting('app.person', true), '')::uuid)
  with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
do $$ begin execute format('create policy owner on saved_filters to %I using (true) with check (true)', current_user); end $$;
grant select, insert, update (name), delete on saved_filters to hieuhoc_app;
