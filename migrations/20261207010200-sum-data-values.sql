-- outside a transaction
drop index concurrently if exists data_values_by_element;
create index concurrently data_values_by_element on data_values (period, element_id, category, unit_id) include (value, mark, final);
