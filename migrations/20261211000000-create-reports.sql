-- Reports on carrying out a programme: of what they are made, what is drafted and written, and what became of them.
create table outlines (
  home_id integer not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  name text not null check (length(name) between 1 and 300),
  kind text not null check (kind in ('half-yearly', 'yearly', 'interim', 'final')),
  sections jsonb not null,
  valid_from date not null,
  valid_until date,
  made_by uuid,
  made_at timestamptz not null,
  constraint outlines_pk primary key (home_id, code, version),
  constraint outlines_days_in_order check (valid_from <= valid_until),
  constraint outlines_one_at_a_time exclude using gist (home_id with =, code with =, daterange(valid_from, valid_until) with &&)
);
comment on table outlines is 'What reports are made of. Home 0 holds what is shipped; a version of a home goes before the shipped one of the same code.';
comment on column outlines.sections is '[{"key", "level", "title", "wants", "source", "writer", "matter", "prompt", "appendix"}, …] in their order.';
comment on column outlines.valid_until is 'The first day on which it no longer holds; as valid_from where it was made anew on that day.';
comment on column outlines.made_by is 'Null: it is shipped.';

create table reports (
  home_id integer not null,
  id uuid not null,
  programme_id uuid not null,
  organisation_id bigint not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  open_to ltree[] not null default '{}',
  period text not null,
  kind text not null check (kind in ('half-yearly', 'yearly', 'interim', 'final')),
  outline_home integer not null,
  outline_code text not null,
  outline_version integer not null,
  subject text not null check (length(subject) between 1 and 500),
  assignment_id uuid,
  answer_period text,
  to_parties bigint[] not null default '{}',
  received_at ltree[] not null,
  state text not null default 'drafting' check (state in ('drafting', 'sent', 'received', 'accepted', 'returned')),
  sent_on date,
  drafted_at timestamptz not null,
  signed_document_id uuid,
  revision integer not null default 1 check (revision > 0),
  made_by uuid not null,
  made_at timestamptz not null,
  constraint reports_pk primary key (home_id, id),
  constraint reports_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id),
  constraint reports_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id),
  constraint reports_answer_fk foreign key (home_id, assignment_id, answer_period) references answers (home_id, assignment_id, period)
    on delete set null (assignment_id, answer_period),
  constraint reports_signed_fk foreign key (home_id, signed_document_id) references documents (home_id, id)
    on delete set null (signed_document_id),
  constraint reports_once unique (home_id, programme_id, organisation_id, period, kind),
  constraint reports_answer_whole check ((assignment_id is null) = (answer_period is null)),
  constraint reports_sent_on_a_day check (state in ('drafting', 'returned') or sent_on is not null)
);
comment on table reports is 'A report of an organisation on a programme for a period. It lies at the place of the organisation.';
comment on column reports.open_to is 'At which scopes it shows beside: the places of those who write parts and, once it was sent, of whoever receives it, with all above each.';
comment on column reports.to_parties is 'The organisations that receive it; none: whoever plans the programme.';
comment on column reports.received_at is 'The scopes from which it is received: the places of those organisations, or the unit of the programme, with all above each.';
comment on column reports.drafted_at is 'As of when its figures are.';
create index reports_by_id on reports (id);
create index reports_of_organisation on reports (organisation_id, id desc);
create index reports_of_answer on reports (home_id, assignment_id, answer_period) where assignment_id is not null;
create index reports_received on reports using gin (received_at);
create index reports_open_to on reports using gin (open_to);

create table report_sections (
  home_id integer not null,
  report_id uuid not null,
  key text not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  open_to ltree[] not null default '{}',
  position integer not null,
  level smallint not null check (level between 1 and 3),
  title text not null,
  wants text not null check (wants in ('text', 'figures', 'table')),
  source text,
  prompt text,
  appendix boolean not null,
  writer_id bigint,
  writer_path ltree,
  state text not null check (state in ('own', 'unasked', 'asked', 'writing', 'handed-in', 'taken', 'returned')),
  drafted jsonb not null default '[]',
  shows_draft boolean not null default true,
  words text not null default '' check (length(words) <= 20000),
  revision integer not null default 1 check (revision > 0),
  constraint report_sections_pk primary key (home_id, report_id, key),
  constraint report_sections_report_fk foreign key (home_id, report_id) references reports (home_id, id) on delete cascade,
  constraint report_sections_writer_fk foreign key (home_id, writer_id) references organisations (home_id, id),
  constraint report_sections_writer_whole check ((writer_id is null) = (writer_path is null) and (writer_id is null) = (state = 'own'))
);
comment on table report_sections is 'The sections of a report. They lie where it does, and are written by the organisation that is asked.';
comment on column report_sections.writer_id is 'The organisation that writes it; null: whoever makes the report.';
comment on column report_sections.writer_path is 'The place of that organisation: it is written from there too.';
comment on column report_sections.drafted is 'What the system wrote, each number with its id.';
comment on column report_sections.words is 'What people wrote: a paragraph on each line.';

create table report_events (
  home_id integer not null,
  id uuid not null,
  report_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  open_to ltree[] not null default '{}',
  at_path ltree,
  key text,
  act text not null,
  state_before text,
  state text not null,
  words text check (length(words) <= 20000),
  by_person uuid not null,
  at timestamptz not null,
  revision integer not null,
  constraint report_events_pk primary key (home_id, id),
  constraint report_events_report_fk foreign key (home_id, report_id) references reports (home_id, id) on delete cascade
);
comment on table report_events is 'Everything that was written and done with a report and its sections; insert-only. It shows to whom the report does.';
comment on column report_events.key is 'The section; null: the report itself.';
comment on column report_events.at_path is 'The place of whoever did it, where it is another than that of the report.';
comment on column report_events.words is 'Why; of what was written, the words as they were then.';
create index report_events_by_report on report_events (home_id, report_id, key);

grant select, insert, delete on outlines to hieuhoc_app;
grant update (published, valid_until) on outlines to hieuhoc_app;
grant select, insert, delete on reports, report_sections to hieuhoc_app;
grant update (published, open_to, subject, state, sent_on, drafted_at, signed_document_id, revision) on reports to hieuhoc_app;
grant update (published, open_to, state, drafted, shows_draft, words, revision) on report_sections to hieuhoc_app;
grant select, insert on report_events to hieuhoc_app;
call protect_home_table('outlines');
call protect_home_table('reports');
call protect_home_table('report_sections');
call protect_home_table('report_events', insert_only => true);

-- Beside whoever makes a report it shows where parts of it are written and, once it was sent, where it is received; it is moved by whoever
-- receives it, and a section is written by whoever is asked for it.
do $$
declare
  scopes constant text := '(select nullif(current_setting(''app.scopes'', true), '''')::ltree[])';
  writes constant text := '(select nullif(current_setting(''app.writes'', true), '''')::ltree[])';
  one text;
begin
  foreach one in array array['reports', 'report_sections', 'report_events'] loop
    execute format('create policy opened on %I for select to hieuhoc_app using (open_to && %s)', one, scopes);
  end loop;
  execute format('create policy update_received on reports for update to hieuhoc_app
    using (state in (''sent'', ''received'') and received_at && %s) with check (received_at && %1$s)', writes);
  execute format('create policy update_written on report_sections for update to hieuhoc_app
    using (writer_path <@ %s) with check (writer_path <@ %1$s)', writes);
  execute format('create policy insert_beside on report_events for insert to hieuhoc_app with check (at_path <@ %s)', writes);
end $$;

-- Who comes to see a report sees its sections and what was done before.
create function reports_lead_parts() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update report_sections s set open_to = new.open_to where s.home_id = new.home_id and s.report_id = new.id and s.open_to <> new.open_to;
  update report_events e set open_to = new.open_to where e.home_id = new.home_id and e.report_id = new.id and e.open_to <> new.open_to;
  return null;
end $$;
create trigger reports_lead_parts after update of open_to on reports
  for each row when (old.open_to is distinct from new.open_to) execute function reports_lead_parts();
revoke all on function reports_lead_parts from public;

-- What becomes of the answer that a report gives becomes of the report, wherever it is decided.
create function reports_follow_answers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update reports r set revision = r.revision + 1, state = case
      when new.state = 'done' then 'accepted'
      when new.state = 'submitted' then 'sent'
      when new.state = 'returned' or old.state = 'done' then 'returned'
      else 'drafting'
    end
  where r.home_id = new.home_id and r.assignment_id = new.assignment_id and r.answer_period = new.period
    and case
      when new.state = 'done' then r.state in ('sent', 'received')
      when new.state = 'submitted' then r.state = 'accepted'
      when new.state in ('returned', 'in-progress', 'not-started') then r.state in ('sent', 'received', 'accepted')
      else false
    end;
  return null;
end $$;
create trigger reports_follow_answers after update of state on answers
  for each row when (old.state is distinct from new.state) execute function reports_follow_answers();
revoke all on function reports_follow_answers from public;

create or replace function audit_place(kind text, subject uuid) returns table (home_id integer, unit_path ltree, published boolean)
language sql stable as $$
  select home_id, unit_path, published from documents where kind = 'document' and id = subject
  union all
  select home_id, unit_path, published from programmes where kind = 'programme' and id = subject
  union all
  select home_id, unit_path, published from plan_versions where kind = 'version' and id = subject
  union all
  select c.home_id, c.unit_path, c.published from homes h join clauses c on c.home_id = h.id and c.id = subject where kind = 'clause'
  union all
  select f.home_id, f.unit_path, f.published from forms f where kind = 'form' and f.id = subject
  union all
  select r.home_id, r.unit_path, r.published from reports r where audit_place.kind = 'report' and r.id = audit_place.subject
  limit 1
$$;
