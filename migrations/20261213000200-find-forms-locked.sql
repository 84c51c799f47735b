-- outside a transaction
-- Which forms were locked since somebody last looked.
drop index concurrently if exists form_events_locked;
create index concurrently form_events_locked on form_events (home_id, at) where state = 'locked';
