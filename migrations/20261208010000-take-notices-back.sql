-- What somebody was told and is so no more says that it was taken back, and counts no more among what is new.
alter table notices add column taken_back_at timestamptz;
comment on column notices.taken_back_at is 'Since when it holds no more: what it tells of was taken back.';

-- Who sent it changes nothing else of it, so they are given this and no policy.
create function take_notices_back(of_kind text, about text, saying jsonb, to_person uuid, at_instant timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update notices n set taken_back_at = at_instant
  where n.kind = of_kind and (about is null or n.subject = about) and (to_person is null or n.person_id = to_person)
    and n.params @> saying and n.taken_back_at is null
    and n.sent_from <@ nullif(current_setting('app.writes', true), '')::ltree[]
$$;
comment on function take_notices_back is 'Says of notices that were sent from where one writes that they hold no more.';
revoke all on function take_notices_back from public;
grant execute on function take_notices_back to hieuhoc_app;
