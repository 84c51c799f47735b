-- outside a transaction
drop index concurrently if exists forms_of_period;
create index concurrently forms_of_period on forms (period, unit_id) include (level, data_set_id, ended, unit_path, published);
