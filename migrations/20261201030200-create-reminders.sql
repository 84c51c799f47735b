-- When people are told what is due and late: what an office sets, what a person sets, and what each was told already.

create table reminder_settings (
  home_id integer not null references homes (id),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  days_before smallint[] not null,
  weekly boolean not null,
  hour smallint not null,
  revision integer not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint reminder_settings_pk primary key (home_id, unit_path),
  constraint reminder_settings_days_few check (cardinality(days_before) <= 5 and 1 <= all (days_before) and 60 >= all (days_before)),
  constraint reminder_settings_hour_of_work check (hour between 6 and 20)
);
comment on table reminder_settings is 'What an office set for itself and for those below it that set nothing; its place is the unit, or that of the organisation.';
create index reminder_settings_by_place on reminder_settings using gist (unit_path);
grant select, insert, update, delete on reminder_settings to hieuhoc_app;
call protect_home_table('reminder_settings');

create table letter_habits (
  person_id uuid not null references people (id) on delete cascade,
  mail text not null default 'at-once',
  stopped boolean not null default false,
  language text not null default 'vi',
  quiet_from smallint not null,
  quiet_until smallint not null,
  working_days_only boolean not null,
  revision integer not null default 1,
  constraint letter_habits_pk primary key (person_id),
  constraint letter_habits_mail_known check (mail in ('at-once', 'daily', 'weekly')),
  constraint letter_habits_language_known check (language in ('vi', 'en')),
  constraint letter_habits_hours_of_a_day check (quiet_from between 0 and 23 and quiet_until between 0 and 23)
);
comment on table letter_habits is 'How what somebody is told reaches them by mail; who has no row has the usual. Of the person and of no home.';
comment on column letter_habits.stopped is 'No letters, by the person''s wish here or by the link in one; how they were wanted before stays.';
grant select, insert, update, delete on letter_habits to hieuhoc_app;

create table tellings (
  home_id integer not null references homes (id),
  person_id uuid not null references people (id) on delete cascade,
  kind text not null,
  on_day date not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  told_at timestamptz not null,
  mail_id uuid,
  constraint tellings_pk primary key (home_id, person_id, kind, on_day),
  constraint tellings_kind_known check (kind in ('due', 'late-week', 'late-programmes'))
);
comment on table tellings is 'That somebody was reminded on a day, or given the list of a week (its Monday): the row decides that it is done once.';
comment on column tellings.mail_id is 'The letter that tells it; null: none does yet. What a letter has taken goes into no other by itself.';
create index tellings_by_person on tellings (person_id);
create index tellings_to_mail on tellings (told_at) where mail_id is null;
grant select, insert, update, delete on tellings to hieuhoc_app;
call protect_home_table('tellings');

create table told_answers (
  home_id integer not null,
  assignment_id uuid not null,
  period text not null,
  person_id uuid not null references people (id) on delete cascade,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  last_on date not null,
  step smallint not null,
  constraint told_answers_pk primary key (home_id, assignment_id, period, person_id),
  constraint told_answers_answer_fk foreign key (home_id, assignment_id, period) references answers (home_id, assignment_id, period) on delete cascade
);
comment on table told_answers is 'Of which answers somebody was told, with the last day that it had then.';
comment on column told_answers.step is 'So many days before its last day; -1: that it was late.';
create index told_answers_by_person on told_answers (person_id);
grant select, insert, update, delete on told_answers to hieuhoc_app;
call protect_home_table('told_answers');

-- Who answers for an organisation is asked by whoever sees it.
grant execute on function organisations_spoken_for to hieuhoc_app;
