-- outside a transaction: facts are many; targets of one indicator and year are looked up among them.
drop index concurrently if exists facts_by_indicator;
create index concurrently facts_by_indicator on facts (home_id, indicator_key) where indicator_key is not null;
