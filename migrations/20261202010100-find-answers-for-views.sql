-- outside a transaction
-- The matrix reads what was asked of some organisations by today, the board what stands in one state; both without all years to come.
drop index concurrently if exists answers_asked_of_organisation;
create index concurrently answers_asked_of_organisation on answers (programme_id, organisation_id, opens_on) where not ended;
drop index concurrently if exists answers_in_state;
create index concurrently answers_in_state on answers (programme_id, state, last_on, assignment_id, period) where not ended;
