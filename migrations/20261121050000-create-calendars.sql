-- Reporting calendars and days off, each with its source, and what administrators decide about single days.
create table calendars (
  id text not null,
  valid_from date not null,
  valid_until date,
  year_begins smallint not null,
  basis text not null,
  certainty text not null,
  note text,
  periods jsonb not null,
  constraint calendars_pk primary key (id, valid_from),
  constraint calendars_one_at_a_time exclude using gist (id with =, daterange(valid_from, valid_until) with &&),
  constraint calendars_year_begins_in_a_month check (year_begins between 1 and 12),
  constraint calendars_certainty_known check (certainty in ('law', 'announced', 'recalled', 'computed'))
);
comment on table calendars is 'How laws cut the year. Catalogue: comes from data/calendars.';
comment on column calendars.valid_until is 'The first cut-off day for which it no longer holds.';
comment on column calendars.periods is 'As src/rules/calendars.ts has them.';

create table holidays (
  day date not null,
  kind text not null,
  name text not null,
  basis text not null,
  certainty text not null,
  constraint holidays_pk primary key (day),
  constraint holidays_kind_known check (kind in ('holiday', 'swapped-off', 'working')),
  constraint holidays_certainty_known check (certainty in ('law', 'announced', 'recalled', 'computed'))
);
comment on table holidays is 'Days off, and weekend days that are worked. Catalogue: comes from data/holidays; weekends and days in place of a holiday are worked out.';

create table holiday_changes (
  id uuid not null,
  day date not null,
  change text not null,
  name text not null,
  basis text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  constraint holiday_changes_pk primary key (id),
  constraint holiday_changes_change_known check (change in ('holiday', 'swapped-off', 'working', 'strike')),
  constraint holiday_changes_undone_by_somebody check ((undone_by is null) = (undone_at is null))
);
comment on table holiday_changes is 'What administrators of the whole system decided about a day; it goes over what the catalogue says until it is undone.';
create unique index holiday_changes_one_a_day on holiday_changes (day) where undone_at is null;

grant select on calendars, holidays, holiday_changes to hieuhoc_app, hieuhoc_jobs;
grant insert, update (undone_by, undone_at) on holiday_changes to hieuhoc_app;
