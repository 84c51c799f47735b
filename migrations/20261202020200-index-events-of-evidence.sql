-- outside a transaction
drop index concurrently if exists answer_events_by_evidence;
create index concurrently answer_events_by_evidence on answer_events (home_id, evidence_id) where evidence_id is not null;
