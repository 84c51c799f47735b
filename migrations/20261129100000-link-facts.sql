-- Which duty serves which target, who carries what, and what is here already, as people said it; what the rules propose is worked out and never stored.
create table fact_links (
  home_id integer not null,
  version_id uuid not null,
  relation text not null check (relation in ('serves', 'condition', 'carried-by', 'same-document', 'same-target', 'same-scheme')),
  fact_id uuid not null,
  to_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  state text not null check (state in ('proposed', 'kept', 'refused')),
  revision integer not null check (revision > 0),
  decided_by uuid not null,
  decided_at timestamptz not null,
  constraint fact_links_pk primary key (home_id, version_id, relation, fact_id, to_id),
  constraint fact_links_fact_fk foreign key (home_id, version_id, fact_id) references facts (home_id, version_id, id) on delete cascade,
  constraint fact_links_whole_plan check ((relation = 'condition') = (to_id = '00000000-0000-0000-0000-000000000000')),
  constraint fact_links_of_another check (fact_id <> to_id)
);
comment on column fact_links.to_id is 'A fact of the version, a document, a programme or a target of another one; nil: the whole plan.';
comment on column fact_links.state is 'proposed: somebody took back what was said; the row stays so that its revision goes on.';

alter table facts add column indicator_key text;
comment on column facts.indicator_key is 'Of a target: its indicator and year, the same wherever it is aimed at. Null where facts are older than it.';
grant update (indicator_key) on facts to hieuhoc_app;

grant select, insert, delete on fact_links to hieuhoc_app;
grant update (published, audience, state, revision, decided_by, decided_at) on fact_links to hieuhoc_app;
call protect_home_table('fact_links');
