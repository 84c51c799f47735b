-- outside a transaction
-- That forms wait for verifying is told once, until it was seen: of a thousand that come in no thousand notices are made.
drop index concurrently if exists notices_waiting_once;
create unique index concurrently notices_waiting_once on notices (person_id, subject) where kind = 'forms-to-verify' and seen_at is null;
