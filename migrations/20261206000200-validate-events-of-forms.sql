-- outside a transaction
alter table form_events validate constraint form_events_evidence_fk;
