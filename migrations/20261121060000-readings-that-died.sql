-- A reading whose thread or server died is taken up again once: its row knows how often it was begun, and for whom.
alter table readings
  add column on_behalf_of uuid,
  add column attempts integer not null default 0;
comment on column readings.attempts is 'How often it was begun; a clean stop takes one back. Found running with nobody at it, it died.';
grant select (attempts) on readings to hieuhoc_jobs;
