-- What people are told goes out by mail as well, gathered: one letter at a time for each of them, which the clock asks for.
alter table mails
  alter column requested_by drop not null,
  drop constraint mails_kind_known,
  add constraint mails_kind_known check (kind in ('password-link', 'role-given', 'notices')) not valid;
alter table mails validate constraint mails_kind_known;
comment on column mails.requested_by is 'Null: the clock.';
create unique index mails_one_of_notices on mails (person_id) where kind = 'notices' and state in ('waiting', 'sending');
