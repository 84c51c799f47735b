-- What became of what somebody handed in, what was given to them and what came to them is told by mail as well, once, as they want letters.
alter table notices add column mail_id uuid;
comment on column notices.mail_id is 'The letter that tells of it; null: none has yet.';
alter table tellings
  drop constraint tellings_kind_known,
  add constraint tellings_kind_known check (kind in ('due', 'late-week', 'late-programmes', 'reminded', 'told')) not valid;
comment on table tellings is 'That somebody was reminded on a day, by the clock or by a person, or told of something that was done, or given the list of a week (its Monday): the row decides that it is done once.';

-- A notice is its person's; the clock that writes a letter notes in it nothing but that.
create function take_notices(of_person uuid, letter uuid, kinds text[], since timestamptz) returns setof notices
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update notices n set mail_id = letter
  where n.person_id = of_person and n.kind = any (kinds) and n.at > since and (n.mail_id is null or n.mail_id = letter)
    and n.seen_at is null and n.taken_back_at is null
    and n.sent_from <@ nullif(current_setting('app.writes', true), '')::ltree[]
  returning n.*
$$;
comment on function take_notices is 'What a letter tells a person of that they have not seen; what another letter has taken it leaves.';
create function give_notices_back(of_person uuid, letter uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update notices n set mail_id = null
  where n.person_id = of_person and n.mail_id = letter and n.sent_from <@ nullif(current_setting('app.writes', true), '')::ltree[]
$$;
revoke all on function take_notices, give_notices_back from public;
grant execute on function take_notices, give_notices_back to hieuhoc_app;
