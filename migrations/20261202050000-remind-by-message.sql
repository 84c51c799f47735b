-- Who is late is reminded by a message and by mail as well, and who reminded sees whether it was seen.
alter table tellings
  drop constraint tellings_kind_known,
  add constraint tellings_kind_known check (kind in ('due', 'late-week', 'late-programmes', 'reminded'));
comment on table tellings is 'That somebody was reminded on a day, by the clock or by a person, or given the list of a week (its Monday): the row decides that it is done once.';
create index reminders_by_mail on reminders (at) where way = 'mail';

-- As reminders themselves, what tells of them is written by whoever sees the place, in their own name.
create policy remind_below on notices for insert to hieuhoc_app with check (
  kind = 'reminded' and by_person = nullif(current_setting('app.person', true), '')::uuid
  and sent_from <@ nullif(current_setting('app.scopes', true), '')::ltree[]
);
create policy sent_by_me on notices for select to hieuhoc_app using (by_person = nullif(current_setting('app.person', true), '')::uuid);
comment on table notices is 'Of the person who is told, and of no home; also seen by whoever sent it or writes where it was sent from, who asks whether it was seen.';
comment on column notices.subject is 'What it is about: assignment:<id>, reminder:<id of the sending>.';
