-- Who is late is reminded by a message and by mail as well, and who reminded sees whether it was seen.
alter table tellings
  drop constraint tellings_kind_known,
  add constraint tellings_kind_known check (kind in ('due', 'late-week', 'late-programmes', 'reminded')) not valid;
comment on table tellings is 'That somebody was reminded on a day, by the clock or by a person, or given the list of a week (its Monday): the row decides that it is done once.';

-- Whoever sends in their own name (as who watches over a place does) sees whether it was seen.
create policy sent_by_me on notices for select to hieuhoc_app using (by_person = nullif(current_setting('app.person', true), '')::uuid);
comment on table notices is 'Of the person who is told, and of no home; also seen by whoever sent it or writes where it was sent from, who asks whether it was seen.';
comment on column notices.subject is 'What it is about: assignment:<id>, reminder:<id of the sending>.';
