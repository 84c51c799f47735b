-- Which backups were taken of this installation, and whether each is good. No part of a backup itself: it tells of this machine.
create table backups (
  home_id integer not null references homes (id),
  id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  reason text not null check (reason in ('scheduled', 'asked', 'console')),
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  stage text check (stage in ('writing', 'reading-back')),
  share real not null default 0 check (share between 0 and 1),
  requested_by uuid,
  requested_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  file text,
  encrypted boolean not null default false,
  byte_size bigint,
  sha256 bytea,
  problem text,
  removed_at timestamptz,
  constraint backups_pk primary key (home_id, id),
  constraint backups_of_the_whole check (home_id = 0),
  constraint backups_done_are_known check (state <> 'done' or (file, byte_size, sha256, started_at, ended_at) is not null),
  constraint backups_failed_say_why check ((state = 'failed') = (problem is not null))
);
comment on column backups.started_at is 'What stood in the system then is in it.';
comment on column backups.state is 'done: written to its end, closed, and read back whole.';
comment on column backups.removed_at is 'When newer ones took its place; its file is gone.';
create unique index backups_one_under_way on backups (home_id) where state in ('waiting', 'running');
grant select, insert, update, delete on backups to hieuhoc_app;
call protect_home_table('backups');

-- The clock asks for backups too, and whoever asked, the system takes them.
grant select, insert, update on backups to hieuhoc_jobs;
create policy system_reads on backups for select to hieuhoc_jobs using (true);
create policy system_adds on backups for insert to hieuhoc_jobs with check (home_id = 0);
create policy system_goes_on on backups for update to hieuhoc_jobs using (true) with check (home_id = 0);
