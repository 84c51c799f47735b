-- outside a transaction
drop index concurrently if exists form_events_by_evidence;
create index concurrently form_events_by_evidence on form_events (home_id, evidence_id) where evidence_id is not null;
