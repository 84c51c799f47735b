-- Where somebody is to act on what was raised: at the unit by which it lies, and where nobody plans there at the one above that does.
alter table proposals add column waits_at ltree[] not null default '{}';
comment on column proposals.waits_at is 'The units whose planners are to act on it, as it was when it came there; none: nobody is.';
grant update (waits_at) on proposals to hieuhoc_app;
