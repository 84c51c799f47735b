-- How sure the reader was of a fact, and two more kinds of facts. Facts of before have no class.
alter table facts
  add column certainty text,
  add column doubts text[],
  add constraint facts_certainty_known check (certainty in ('sure', 'look', 'doubtful')) not valid,
  drop constraint facts_kind_check,
  add constraint facts_kind_known check (
    kind in ('document', 'objective', 'target', 'duty', 'report', 'review', 'funding', 'citation', 'recipient')
  ) not valid;
comment on column facts.certainty is 'As the reader judged what it found; null where people made the fact, and where it was read before there were classes.';
comment on column facts.doubts is 'Why the reader was not sure, as codes.';
