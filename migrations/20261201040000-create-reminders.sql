-- Who was reminded of what, when and how; and the head and foot of the official letters that do so.
create table letterheads (
  home_id integer not null,
  programme_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  parent text,
  issuer text,
  symbol text,
  place text,
  position text[] not null default '{}',
  signer text,
  recipients text[] not null default '{}',
  kept_at text,
  revision integer not null default 1 check (revision > 0),
  said_by uuid not null,
  said_at timestamptz not null,
  constraint letterheads_pk primary key (home_id, programme_id),
  constraint letterheads_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade
);
comment on table letterheads is 'Of the office that follows up a programme, as Nghị định 30/2020/NĐ-CP lays out its letters. What is null stands as a blank.';
comment on column letterheads.position is 'Authority and position of who signs, a line each.';
comment on column letterheads.kept_at is 'Where the letter is kept beside the registry: the last line of its recipients.';
create index letterheads_by_unit on letterheads (unit_path, said_at);

create table reminders (
  home_id integer not null,
  assignment_id uuid not null,
  period text not null,
  on_day date not null,
  nth smallint not null check (nth > 0),
  sending_id uuid not null,
  programme_id uuid not null,
  organisation_id bigint not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  way text not null,
  words text check (length(words) between 1 and 5000),
  answer_by date,
  by_person uuid not null,
  at timestamptz not null,
  constraint reminders_pk primary key (home_id, assignment_id, period, on_day, nth),
  constraint reminders_answer_fk foreign key (home_id, assignment_id, period) references answers (home_id, assignment_id, period) on delete cascade
);
comment on table reminders is 'That an organisation was reminded of an answer; insert-only. It shows to whom the answer does.';
comment on column reminders.nth is 'Of those on this day: of two at once one is refused by the key.';
comment on column reminders.sending_id is 'What was sent at once: one letter tells of several answers.';
create index reminders_by_programme on reminders (programme_id, assignment_id, period, at desc);
create index reminders_by_sending on reminders (sending_id);

grant select, insert, delete on letterheads to hieuhoc_app;
grant update (published, parent, issuer, symbol, place, position, signer, recipients, kept_at, revision, said_by, said_at) on letterheads to hieuhoc_app;
grant select, insert on reminders to hieuhoc_app;
call protect_home_table('letterheads');
call protect_home_table('reminders', insert_only => true);
-- Who watches over a place reads there and reminds; like the trail, a reminder is written by whoever sees.
alter policy insert_below on reminders with check (unit_path <@ nullif(current_setting('app.scopes', true), '')::ltree[]);
