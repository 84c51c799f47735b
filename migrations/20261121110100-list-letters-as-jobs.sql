-- Letters among the other long work. To whom each goes is not said here: that is read on the person's own page.
create view letter_jobs with (security_invoker = true) as
select m.home_id, m.id, m.unit_path, m.person_id::text as subject_id, null::text as title, m.requested_by,
  null::uuid as on_behalf_of,
  case m.state when 'sending' then 'running' when 'sent' then 'done' else m.state end as state,
  null::text as stage, case m.state when 'sent' then 1 else 0 end::real as share, m.tries as attempts,
  m.requested_at, null::timestamptz as started_at, m.ended_at, m.next_try_at,
  case when m.problem is not null then
    jsonb_build_object('code', m.problem ->> 'code', 'params', jsonb_build_object('status', m.problem -> 'status'))
  end as problem,
  not exists (
    select from mails later where later.person_id = m.person_id and later.kind = m.kind and later.id > m.id
  ) as latest
from mails m;
grant select on letter_jobs to hieuhoc_app;
