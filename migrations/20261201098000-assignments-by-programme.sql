-- Of a home that the statistics do not know yet the database expects one row, and then any index that begins with the home is as
-- good as the key: each look at one assignment went through all of a new home.
alter table assignments
  drop constraint assignments_once,
  add constraint assignments_once unique nulls not distinct (programme_id, fact_id, organisation_id, home_id);
