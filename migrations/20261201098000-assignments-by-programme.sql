-- outside a transaction
-- Of a home that the statistics do not know yet the database expects one row, and then any index that begins with the home is as
-- good as the key: each look at one assignment went through all of a new home.
drop index concurrently if exists assignments_given_once;
create unique index concurrently assignments_given_once on assignments (programme_id, fact_id, organisation_id, home_id) nulls not distinct;
alter table assignments drop constraint if exists assignments_once;
