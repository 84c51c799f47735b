-- outside a transaction: the trail is the longest of our tables; what it held before is chained, and it is searched by who did what.
call chain_earlier_audit_entries();
drop index concurrently if exists audit_entries_number_once;
create unique index concurrently audit_entries_number_once on audit_entries (home_id, chain, number);
drop index concurrently if exists audit_entries_by_time;
create index concurrently audit_entries_by_time on audit_entries (home_id, at, id);
drop index concurrently if exists audit_entries_by_actor;
create index concurrently audit_entries_by_actor on audit_entries (home_id, actor, at);
drop index concurrently if exists audit_entries_by_action;
create index concurrently audit_entries_by_action on audit_entries (home_id, action, at);
