-- outside a transaction
-- What was handed in since somebody last looked.
drop index concurrently if exists answer_events_handed_in;
create index concurrently answer_events_handed_in on answer_events (home_id, at) where act = 'submit';
