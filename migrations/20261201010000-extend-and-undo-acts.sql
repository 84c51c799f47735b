-- A last day is moved by an extension that was asked for and granted, and what was done to many answers at once is taken back as one.
alter table answers add column asked_until date;
comment on column answers.asked_until is 'Until when its owner asks to have time; null: nothing is asked.';
create index answers_asking on answers (programme_id, due_on, assignment_id, period) where asked_until is not null;
grant update (asked_until) on answers to hieuhoc_app;

alter table answer_events
  add column until date,
  add column late_days integer not null default 0,
  add column batch_id uuid,
  add column revision integer,
  add column before jsonb not null default '{}';
comment on column answer_events.until is 'Of an extension: until when it was asked for or granted.';
comment on column answer_events.late_days is 'Of an extension that was granted: by how many days the answer was late by then.';
comment on column answer_events.batch_id is 'What was done in one go, and is taken back in one.';
comment on column answer_events.revision is 'Of the answer, after it.';
comment on column answer_events.before is 'What the answer had before it and a taking back gives it again: submittedOn, extendedTo, askedUntil.';
create index answer_events_of_batch on answer_events (batch_id) where batch_id is not null;
