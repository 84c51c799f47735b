-- Which organisation is the standing agency of a programme, as a planner says it: what is raised goes to it.
create table standing_agencies (
  home_id integer not null,
  programme_id uuid not null,
  number integer not null check (number > 0),
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  said text,
  organisation_id bigint,
  version_id uuid,
  fact_id uuid,
  section text,
  quote text,
  undid text,
  by_person uuid not null,
  at timestamptz not null,
  constraint standing_agencies_pk primary key (home_id, programme_id, number),
  constraint standing_agencies_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint standing_agencies_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id),
  constraint standing_agencies_said_known check (said in ('keep', 'choose', 'refuse')),
  constraint standing_agencies_undid_known check (undid in ('keep', 'choose', 'refuse')),
  constraint standing_agencies_named check ((organisation_id is not null) = (said is not null and said <> 'refuse')),
  constraint standing_agencies_by_clause check ((quote is not null) = (fact_id is not null) and (said <> 'keep' or fact_id is not null))
);
comment on table standing_agencies is 'What was said of the standing agency of a programme; insert-only, and the last one holds. It lies at the unit of the programme.';
comment on column standing_agencies.said is 'keep: as a clause has it. choose: another organisation. refuse: none, though a clause names one. Null: nothing, as all of it was undone.';
comment on column standing_agencies.quote is 'The clause that it was kept or refused by, as it was then.';
comment on column standing_agencies.undid is 'What this one took back.';
grant select, insert on standing_agencies to hieuhoc_app;
call protect_home_table('standing_agencies', insert_only => true);

comment on column proposals.to_path is 'Who is asked: the place of the standing agency, where the programme has one when it is sent; else the unit of the programme, or of the organisation.';
comment on column proposals.lies_path is 'The unit, or the place of the standing agency, by which it lies now; null: by its organisation, or it is done.';
grant update (to_path) on proposals to hieuhoc_app;
