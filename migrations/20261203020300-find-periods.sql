-- outside a transaction
-- The periods of a programme are offered as a filter: one is looked for after the other.
drop index concurrently if exists answers_by_period;
create index concurrently answers_by_period on answers (programme_id, period) where not ended;
