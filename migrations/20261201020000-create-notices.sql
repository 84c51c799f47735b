-- What somebody is told inside the system: a thing of theirs moved, somebody named them or reminds them.
create table notices (
  id uuid not null,
  person_id uuid not null references people (id) on delete cascade,
  sent_from ltree not null,
  kind text not null,
  subject text not null,
  params jsonb not null default '{}',
  words text,
  by_person uuid,
  at timestamptz not null,
  seen_at timestamptz,
  constraint notices_pk primary key (person_id, id),
  constraint notices_words_some check (length(words) between 1 and 10000)
);
comment on table notices is 'Of the person who is told, and of no home; also seen by whoever writes where it was sent from, who asks whether it was seen.';
comment on column notices.sent_from is 'From where it was sent.';
comment on column notices.subject is 'What it is about: assignment:<id>.';
comment on column notices.params is 'What the words of its kind name; texts and numbers.';
create index notices_unseen on notices (person_id) where seen_at is null;
create index notices_of_subject on notices (subject, at);

alter table notices enable row level security;
alter table notices force row level security;
create policy mine on notices for select to hieuhoc_app using (person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy sent_from_mine on notices for select to hieuhoc_app using (sent_from <@ nullif(current_setting('app.writes', true), '')::ltree[]);
create policy insert_below on notices for insert to hieuhoc_app with check (sent_from <@ nullif(current_setting('app.writes', true), '')::ltree[]);
create policy see_mine on notices for update to hieuhoc_app
  using (person_id = nullif(current_setting('app.person', true), '')::uuid)
  with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
do $$ begin execute format('create policy owner on notices to %I using (true) with check (true)', current_user); end $$;
grant select, insert, update (seen_at) on notices to hieuhoc_app;
