-- The address under which a calendar program reads what somebody has to do.
create table calendar_feeds (
  id uuid not null,
  person_id uuid not null references people (id) on delete cascade,
  since timestamptz not null,
  last_read_on date,
  constraint calendar_feeds_pk primary key (id),
  constraint calendar_feeds_one_each unique (person_id)
);
comment on table calendar_feeds is 'Of the person and of no home. The address holds the id, signed; without the row it opens nothing.';
grant select, insert, update (last_read_on), delete on calendar_feeds to hieuhoc_app;
