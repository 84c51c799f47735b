-- outside a transaction
-- A form is found by its id alone, as its address has it.
drop index concurrently if exists forms_by_id;
create index concurrently forms_by_id on forms (id);
