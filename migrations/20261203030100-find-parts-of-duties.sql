-- outside a transaction: assignments and answers are many; parts are few.
alter table assignments validate constraint assignments_parent_fk;
alter table assignments validate constraint assignments_part_is_whole;
alter table assignments validate constraint assignments_words_are_some;
alter table answers validate constraint answers_source_known;
-- The plan gives a duty to an organisation once, and an organisation each of its parts.
drop index concurrently if exists assignments_given_once_or_parted;
create unique index concurrently assignments_given_once_or_parted
  on assignments (programme_id, fact_id, organisation_id, home_id, parent_id, part) nulls not distinct;
drop index concurrently if exists assignments_given_once;
alter index assignments_given_once_or_parted rename to assignments_given_once;
drop index concurrently if exists assignments_parts;
create index concurrently assignments_parts on assignments (parent_id, part) where parent_id is not null;
drop index concurrently if exists assignments_parts_of_programme;
create index concurrently assignments_parts_of_programme on assignments (programme_id) where parent_id is not null;
drop index concurrently if exists answers_of_parts;
create index concurrently answers_of_parts on answers (given_by, last_on, assignment_id, period)
  where given_by is not null and not ended;
