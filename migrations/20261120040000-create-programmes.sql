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
create index programmes_by_id on programmes (id);
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
  of_document_id uuid,
  constraint programme_documents_pk primary key (home_id, programme_id, document_id),
  constraint programme_documents_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint programme_documents_document_fk foreign key (home_id, document_id) references documents (home_id, id),
  constraint programme_documents_of_another check (of_document_id <> document_id),
  constraint programme_documents_days_in_order check (until_day is null or until_day >= on_day)
);
comment on column programme_documents.until_day is 'The first day on which it no longer holds, where that was said; a published document that replaces or ends it can end it sooner.';
comment on column programme_documents.of_document_id is 'Which document it supplements, amends, replaces or ends; null: whatever began before it.';
create index programme_documents_by_document on programme_documents (home_id, document_id);

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
  edit_count integer not null default 0,
  constraint plan_versions_pk primary key (home_id, id),
  constraint plan_versions_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint plan_versions_text_fk foreign key (home_id, text_id) references document_texts (home_id, id),
  constraint plan_versions_number_once unique (home_id, programme_id, document_id, number),
  constraint plan_versions_published_whole check ((state = 'draft') = (published_at is null))
);
create index plan_versions_by_id on plan_versions (id);
comment on column plan_versions.corrections is 'By kind of fact: how many were read, and how many people changed, deleted or added before publishing.';
comment on column plan_versions.edit_count is 'The batches of edits taken so far, one after another: what a cursor counts.';
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
  changed_in integer not null default 0,
  confirmed_by uuid,
  confirmed_at timestamptz,
  deleted_at timestamptz,
  constraint facts_pk primary key (home_id, version_id, id),
  constraint facts_version_fk foreign key (home_id, version_id) references plan_versions (home_id, id) on delete cascade,
  constraint facts_places_in_order check (end_at >= start_at),
  constraint facts_read_bodies check (case origin when 'read' then read_body is not null when 'added' then read_body is null else true end)
);
comment on column facts.id is 'Kept when a later version carries the fact on.';
comment on column facts.read_body is 'What the reader found, never changed; null where people made the fact.';
comment on column facts.changed_in is 'The number of the batch of edits that changed it last.';
create index facts_by_clause on facts (home_id, clause_id);
create index facts_by_change on facts (home_id, version_id, changed_in);

create table edit_batches (
  home_id integer not null,
  version_id uuid not null,
  id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  number integer not null check (number > 0),
  actor uuid not null,
  at timestamptz not null,
  undoes uuid,
  content_hash bytea not null,
  constraint edit_batches_pk primary key (home_id, version_id, id),
  constraint edit_batches_number_once unique (home_id, version_id, number),
  constraint edit_batches_version_fk foreign key (home_id, version_id) references plan_versions (home_id, id) on delete cascade
);
comment on column edit_batches.id is 'The client''s own: sent again, it is answered and not done again.';
comment on column edit_batches.content_hash is 'Tells a batch sent again from another one under the same id.';

create table fact_edits (
  home_id integer not null,
  version_id uuid not null,
  batch_id uuid not null,
  fact_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  actions text[] not null,
  revision integer not null,
  before jsonb,
  after jsonb not null,
  constraint fact_edits_pk primary key (home_id, version_id, batch_id, fact_id),
  constraint fact_edits_batch_fk foreign key (home_id, version_id, batch_id) references edit_batches (home_id, version_id, id) on delete cascade
);
comment on table fact_edits is 'Every edit, for undoing and for telling who did what; insert-only.';
comment on column fact_edits.actions is 'What one batch did to one fact, in order.';
comment on column fact_edits.revision is 'The one that the fact has after it.';
create index fact_edits_by_fact on fact_edits (home_id, version_id, fact_id);

create function refuse_change_after_publishing() returns trigger language plpgsql as $$
declare
  touched record := case when tg_op = 'DELETE' then old else new end;
  version_state text := (select state from plan_versions v where v.home_id = touched.home_id and v.id = touched.version_id);
begin
  -- With the version itself gone, its facts go too.
  if version_state is distinct from 'draft' and not (tg_op = 'DELETE' and version_state is null) then
    raise exception 'a published version is not edited' using errcode = 'restrict_violation', constraint = 'facts_frozen';
  end if;
  return touched;
end $$;
create trigger facts_frozen before insert or update or delete on facts for each row execute function refuse_change_after_publishing();
create trigger edit_batches_frozen before insert on edit_batches for each row execute function refuse_change_after_publishing();

create function refuse_unpublishing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' and not exists (select from homes h where h.id = old.home_id and h.sample) then
      raise exception 'what was published stays' using errcode = 'restrict_violation', constraint = 'plan_versions_stay';
    end if;
    return old;
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'published'), ('published', 'published'), ('published', 'superseded'), ('superseded', 'superseded'))
    or (old.state <> 'draft'
      and (new.published_by, new.published_at, new.corrections, new.edit_count)
        is distinct from (old.published_by, old.published_at, old.corrections, old.edit_count))
  then
    raise exception 'what was published stays' using errcode = 'restrict_violation', constraint = 'plan_versions_stay';
  end if;
  return new;
end $$;
create trigger plan_versions_stay before update or delete on plan_versions for each row execute function refuse_unpublishing();

-- No row moves: homes, versions, documents and paths are granted no update.
grant select, insert, delete on programmes, programme_documents, plan_versions, facts to hieuhoc_app;
grant update (published, audience, name, horizon_from, horizon_to) on programmes to hieuhoc_app;
grant update (published, audience, relation, on_day, until_day, of_document_id) on programme_documents to hieuhoc_app;
grant update (published, audience, state, published_by, published_at, corrections, edit_count) on plan_versions to hieuhoc_app;
grant update (published, audience, clause_id, section, start_at, end_at, quote, body, origin, revision, changed_in, confirmed_by, confirmed_at, deleted_at) on facts to hieuhoc_app;
grant select, insert on edit_batches, fact_edits to hieuhoc_app;
call protect_home_table('programmes');
call protect_home_table('programme_documents');
call protect_home_table('plan_versions');
call protect_home_table('facts');
call protect_home_table('edit_batches', insert_only => true);
call protect_home_table('fact_edits', insert_only => true);

-- For the page of a document: where it was taken.
create view document_programmes with (security_invoker = true) as
  select v.home_id, v.document_id, v.programme_id, p.name as programme_name, v.id as version_id, v.state as version_state
  from plan_versions v join programmes p on p.home_id = v.home_id and p.id = v.programme_id;
grant select on document_programmes to hieuhoc_app;
