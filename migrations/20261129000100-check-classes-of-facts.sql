-- Validated apart: this looks at every fact and stops nobody who writes.
alter table facts validate constraint facts_certainty_known;
alter table facts validate constraint facts_kind_known;
