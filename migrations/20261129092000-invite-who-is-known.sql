-- Whoever has an account is invited like anybody else: by a link or a letter that tells them to sign in, and sets no password.

alter table one_time_links
  drop constraint one_time_links_purpose_check,
  drop constraint one_time_links_name_their_person,
  add constraint one_time_links_purpose_known check (purpose in ('first-administrator', 'set-password', 'sign-in')) not valid,
  add constraint one_time_links_name_their_person check ((purpose = 'first-administrator') = (person_id is null)) not valid;
alter table mails
  drop constraint mails_kind_check,
  add constraint mails_kind_known check (kind in ('password-link', 'role-given')) not valid;
