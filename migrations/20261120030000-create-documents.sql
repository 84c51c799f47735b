-- A file, what it says, and the clauses that everything else stands on.
create table documents (
  home_id integer not null references homes (id),
  id uuid not null,
  unit_id bigint not null references units (id),
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  sha256 bytea not null,
  file_name text not null,
  format text not null check (format in ('docx', 'txt')),
  byte_size integer not null check (byte_size > 0),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  constraint documents_pk primary key (home_id, id),
  constraint documents_bytes_once unique (home_id, sha256)
);
create index documents_by_path on documents using gist (unit_path);
create index documents_by_id on documents (id);

create table document_files (
  home_id integer not null,
  document_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  bytes bytea not null,
  constraint document_files_pk primary key (home_id, document_id),
  constraint document_files_document_fk foreign key (home_id, document_id) references documents (home_id, id) on delete cascade
);
-- A .docx is a zip already.
alter table document_files alter column bytes set storage external;

create table document_texts (
  home_id integer not null,
  id uuid not null,
  document_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  version integer not null check (version > 0),
  reader_version text not null,
  encoding text,
  text text not null,
  about jsonb,
  created_at timestamptz not null,
  constraint document_texts_pk primary key (home_id, id),
  constraint document_texts_version_once unique (home_id, document_id, version),
  constraint document_texts_document_fk foreign key (home_id, document_id) references documents (home_id, id) on delete cascade
);

comment on column document_texts.about is 'What the text says the document is: kind, number, title, day.';
create index document_texts_by_id on document_texts (id);

create table clauses (
  home_id integer not null,
  id uuid not null,
  text_id uuid not null,
  ordinal integer not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  parent_id uuid,
  kind text not null,
  depth integer not null,
  marker text,
  section text not null,
  start_at integer not null check (start_at >= 0),
  end_at integer not null,
  constraint clauses_pk primary key (home_id, text_id, id),
  constraint clauses_ordinal_once unique (home_id, text_id, ordinal),
  constraint clauses_text_fk foreign key (home_id, text_id) references document_texts (home_id, id) on delete cascade,
  constraint clauses_places_in_order check (end_at >= start_at)
);
comment on column clauses.id is 'Survives re-reading: the same words in a later text of the document keep the id.';
create index clauses_by_id on clauses (home_id, id);

create table readings (
  home_id integer not null,
  id uuid not null,
  document_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  stage text,
  share real not null default 0 check (share between 0 and 1),
  requested_by uuid not null,
  requested_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  problem jsonb,
  text_id uuid,
  facts jsonb,
  found jsonb,
  warnings jsonb not null default '[]',
  constraint readings_pk primary key (home_id, id),
  constraint readings_document_fk foreign key (home_id, document_id) references documents (home_id, id) on delete cascade,
  constraint readings_text_fk foreign key (home_id, text_id) references document_texts (home_id, id),
  constraint readings_done_have_text check (state <> 'done' or (text_id is not null and facts is not null))
);
comment on column readings.facts is 'What the reader found, with places and clause ids: the material of a draft.';
comment on column readings.found is 'How many facts of each kind, so that lists need not open them.';
create index readings_by_id on readings (id);
create index readings_of_document on readings (home_id, document_id, id);
create unique index readings_one_under_way on readings (home_id, document_id) where state in ('waiting', 'running');

grant select, insert, update, delete on documents, readings to hieuhoc_app;
-- What a place points to never moves: files, texts and clauses can be published, nothing else of them changes.
grant select, insert, delete, update (published, audience) on document_files, document_texts, clauses to hieuhoc_app;
call protect_home_table('documents');
call protect_home_table('document_files');
call protect_home_table('document_texts');
call protect_home_table('clauses');
call protect_home_table('readings');

-- The planner takes the policies to hide nearly everything and sorts whole homes for one page; made to walk the key, it
-- stops where the page is full.
create function newest_documents(home_ids integer[], before uuid, at_most integer) returns setof uuid
language sql stable set enable_sort = off as $$
  select newest.id from unnest(home_ids) home cross join lateral (
    select d.id from documents d where d.home_id = home and (before is null or d.id < before) order by d.id desc limit at_most
  ) newest order by newest.id desc limit at_most
$$;

-- The system looks for what a crash left unfinished, and ends it where its person may no longer do it; nothing else.
grant select (home_id, id, unit_path, state, requested_by), update (state, ended_at, problem) on readings to hieuhoc_jobs;
create policy unfinished on readings for select to hieuhoc_jobs using (state in ('waiting', 'running', 'failed'));
create policy fail_unfinished on readings for update to hieuhoc_jobs
  using (state in ('waiting', 'running')) with check (state = 'failed');
