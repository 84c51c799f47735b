-- Files that show what an answer says, kept with the answer and its history.
create table evidence (
  home_id integer not null,
  id uuid not null,
  assignment_id uuid not null,
  period text not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  sha256 bytea not null,
  file_name text not null,
  kind text not null,
  byte_size integer not null check (byte_size > 0),
  added_by uuid not null,
  added_at timestamptz not null,
  constraint evidence_pk primary key (home_id, id),
  constraint evidence_answer_fk foreign key (home_id, assignment_id, period) references answers (home_id, assignment_id, period) on delete cascade,
  constraint evidence_kind_known check (kind in ('pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'jpg', 'png'))
);
comment on table evidence is 'Files with which an answer is shown to be so; insert-only: that one was removed is an event of its answer.';
comment on column evidence.kind is 'By its bytes, whatever its name says.';
create index evidence_by_answer on evidence (home_id, assignment_id, period);

create table evidence_bytes (
  home_id integer not null,
  evidence_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  bytes bytea not null,
  constraint evidence_bytes_pk primary key (home_id, evidence_id),
  constraint evidence_bytes_evidence_fk foreign key (home_id, evidence_id) references evidence (home_id, id) on delete cascade
);
comment on table evidence_bytes is 'Apart from what is listed. Those of a file that was removed before it was handed in are gone.';
-- Pictures and packed files grow when they are compressed again.
alter table evidence_bytes alter column bytes set storage external;

alter table answer_events
  add column evidence_id uuid,
  add constraint answer_events_evidence_fk foreign key (home_id, evidence_id) references evidence (home_id, id) not valid;
comment on column answer_events.evidence_id is 'Of the file that was added or removed.';

grant select, insert on evidence to hieuhoc_app;
grant select, insert, delete, update (published) on evidence_bytes to hieuhoc_app;
call protect_home_table('evidence', insert_only => true);
call protect_home_table('evidence_bytes');

-- Whoever joins in later sees what stands already, and who no longer does, no more.
create function evidence_follows_assignments() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update evidence e set audience = s.audience from changed s
  where e.home_id = s.home_id and e.assignment_id = s.id and e.audience <> s.audience;
  update evidence_bytes b set audience = e.audience from changed s, evidence e
  where e.home_id = s.home_id and e.assignment_id = s.id and b.home_id = e.home_id and b.evidence_id = e.id and b.audience <> e.audience;
  update answer_events v set audience = s.audience from changed s
  where v.home_id = s.home_id and v.assignment_id = s.id and v.audience <> s.audience;
  return null;
end $$;
revoke all on function evidence_follows_assignments from public;
create trigger assignments_lead_evidence after update on assignments referencing new table as changed
  for each statement execute function evidence_follows_assignments();
