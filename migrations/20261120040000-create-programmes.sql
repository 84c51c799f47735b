-- A programme holds documents with dated relations; a version holds the facts that people confirmed.
create table programmes (
  home_id integer not null references homes (id),
  id uuid not null,
  unit_id bigint not null references units (id),
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  name text not null check (length(name) between 1 and 1000),
  horizon_from integer,
  horizon_to integer,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint programmes_pk primary key (home_id, id)
);
create index programmes_by_path on programmes using gist (unit_path);

create table programme_documents (
  home_id integer not null,
  programme_id uuid not null,
  document_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  relation text not null check (relation in ('starts', 'implements', 'supplements', 'amends', 'replaces', 'ends')),
  on_day date not null,
  until_day date,
  constraint programme_documents_pk primary key (home_id, programme_id, document_id),
  constraint programme_documents_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint programme_documents_document_fk foreign key (home_id, document_id) references documents (home_id, id),
  constraint programme_documents_days_in_order check (until_day is null or until_day >= on_day)
);

create table plan_versions (
  home_id integer not null,
  id uuid not null,
  programme_id uuid not null,
  document_id uuid not null,
  text_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'published', 'superseded')),
  based_on uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  corrections jsonb,
  constraint plan_versions_pk primary key (home_id, id),
  constraint plan_versions_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint plan_versions_text_fk foreign key (home_id, text_id) references document_texts (home_id, id),
  constraint plan_versions_number_once unique (home_id, programme_id, document_id, number),
  constraint plan_versions_published_whole check ((state = 'draft') = (published_at is null))
);
comment on column plan_versions.corrections is 'By kind of fact: how many were read, and how many people changed, deleted or added before publishing.';
create unique index plan_versions_one_draft on plan_versions (home_id, programme_id, document_id) where state = 'draft';
create unique index plan_versions_one_published on plan_versions (home_id, programme_id, document_id) where state = 'published';

create table facts (
  home_id integer not null,
  id uuid not null,
  version_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  kind text not null check (kind in ('document', 'target', 'duty', 'report', 'review', 'citation', 'recipient')),
  clause_id uuid not null,
  section text not null,
  start_at integer not null check (start_at >= 0),
  end_at integer not null,
  quote text not null,
  rule text,
  body jsonb not null,
  read_body jsonb,
  origin text not null check (origin in ('read', 'added', 'split', 'merged')),
  revision integer not null default 1 check (revision > 0),
  confirmed_by uuid,
  confirmed_at timestamptz,
  deleted_at timestamptz,
  constraint facts_pk primary key (home_id, version_id, id),
  constraint facts_version_fk foreign key (home_id, version_id) references plan_versions (home_id, id) on delete cascade,
  constraint facts_places_in_order check (end_at >= start_at),
  constraint facts_read_bodies check ((origin = 'read') = (read_body is not null))
);
comment on column facts.id is 'Kept when a later version carries the fact on.';
create index facts_by_clause on facts (home_id, clause_id);

create table fact_edits (
  home_id integer not null,
  id uuid not null,
  version_id uuid not null,
  batch_id uuid not null,
  ordinal integer not null,
  fact_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  actor uuid not null,
  at timestamptz not null,
  action text not null,
  revision integer not null,
  before jsonb,
  after jsonb,
  undoes uuid,
  constraint fact_edits_pk primary key (home_id, version_id, id),
  constraint fact_edits_in_order unique (home_id, version_id, batch_id, ordinal),
  constraint fact_edits_version_fk foreign key (home_id, version_id) references plan_versions (home_id, id) on delete cascade
);
comment on column fact_edits.batch_id is 'The client''s own id for what it sent at once: sent again, it is answered and not done again.';
create index fact_edits_by_time on fact_edits (home_id, version_id, at);

create function refuse_change_after_publishing() returns trigger language plpgsql as $$
declare
  touched facts := case when tg_op = 'DELETE' then old else new end;
  version_state text := (select state from plan_versions v where v.home_id = touched.home_id and v.id = touched.version_id);
begin
  -- With the version itself gone, its facts go too.
  if version_state is distinct from 'draft' and not (tg_op = 'DELETE' and version_state is null) then
    raise exception 'a published version is not edited' using errcode = 'restrict_violation', constraint = 'facts_frozen';
  end if;
  return touched;
end $$;
create trigger facts_frozen before insert or update or delete on facts for each row execute function refuse_change_after_publishing();

grant select, insert, update, delete on programmes, programme_documents, plan_versions, facts to hieuhoc_app;
grant select, insert on fact_edits to hieuhoc_app;
call protect_home_table('programmes');
call protect_home_table('programme_documents');
call protect_home_table('plan_versions');
call protect_home_table('facts');
call protect_home_table('fact_edits', insert_only => true);
