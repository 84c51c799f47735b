-- outside a transaction
drop index concurrently if exists assignments_held;
create index concurrently assignments_held on assignments (organisation_id) where held_by is not null and ended_on is null;
