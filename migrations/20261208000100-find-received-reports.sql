-- outside a transaction
-- What is sent to an organisation is found among all that others have.
drop index concurrently if exists assignments_received;
create index concurrently assignments_received on assignments using gin (received_by) where received_by <> '{}' and ended_on is null;
