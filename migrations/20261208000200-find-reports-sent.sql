-- outside a transaction
-- The reports of a programme that are sent to somebody here are few among its duties.
drop index concurrently if exists assignments_sent;
create index concurrently assignments_sent on assignments (programme_id) where received_by <> '{}' and ended_on is null;
