-- Every kind of long work in the same columns, for the module jobs to show on one page. Row-level security shows each to
-- those who see the rows beneath.
create view reading_jobs with (security_invoker = true) as
select r.home_id, r.id, r.unit_path, r.document_id::text as subject_id, d.file_name as title, r.requested_by, r.on_behalf_of,
  r.state, r.stage, r.share, r.attempts, r.requested_at, r.started_at, r.ended_at, null::timestamptz as next_try_at, r.problem,
  not exists (
    select from readings later where later.home_id = r.home_id and later.document_id = r.document_id and later.id > r.id
  ) as latest
from readings r join documents d on d.home_id = r.home_id and d.id = r.document_id;

-- One whose server died is taken up again once, and one that somebody asked for only as long as they may.
alter table backups add column attempts integer not null default 0;
comment on column backups.attempts is 'How often it was begun; a clean stop takes one back.';

create view backup_jobs with (security_invoker = true) as
select b.home_id, b.id, b.unit_path, null::text as subject_id, null::text as title, b.requested_by, null::uuid as on_behalf_of,
  b.state, b.stage, b.share, b.attempts, b.requested_at, b.started_at, b.ended_at, null::timestamptz as next_try_at,
  case when b.problem is not null then jsonb_build_object('code', b.problem, 'params', '{}'::jsonb) end as problem,
  not exists (select from backups later where later.home_id = b.home_id and later.id > b.id) as latest
from backups b;

grant select on reading_jobs, backup_jobs to hieuhoc_app;
