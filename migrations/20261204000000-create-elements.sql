-- What is counted, what it is divided by, how it is split, and what must hold between figures: data, each with its days.
create sequence catalogue_ids start with 1000000;
comment on sequence catalogue_ids is 'Of elements and indicators that a home makes; those below 1000000 come from data/elements and are never reused.';
grant usage on sequence catalogue_ids to hieuhoc_app;

create table elements (
  home_id integer not null,
  id bigint not null,
  version integer not null check (version > 0),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  code text not null,
  name text not null,
  search_key text not null,
  definition text not null default '',
  kind text not null check (kind in ('whole', 'decimal', 'money', 'yes-no')),
  measure text not null,
  source text,
  level smallint not null check (level between 1 and 3),
  frequency text not null check (frequency in ('year', 'half-year', 'quarter', 'month')),
  dimensions text[] not null default '{}',
  wants_survey boolean not null default false,
  valid_from date not null,
  valid_until date,
  made_by uuid,
  made_at timestamptz not null,
  constraint elements_pk primary key (home_id, id, version),
  constraint elements_days_in_order check (valid_from < valid_until),
  constraint elements_one_at_a_time exclude using gist (home_id with =, id with =, daterange(valid_from, valid_until) with &&),
  constraint elements_code_once exclude using gist (home_id with =, code with =, daterange(valid_from, valid_until) with &&, id with <>)
);
comment on table elements is 'Data elements: what is counted. Home 0 holds what is shipped; a home adds its own.';
comment on column elements.level is 'Of the units that report it: 1 bodies of the province, 2 districts, 3 communes.';
comment on column elements.frequency is 'The shortest period for which it is asked.';
comment on column elements.dimensions is 'Codes of the dimensions by which it is split.';
comment on column elements.wants_survey is 'A share of what people can do: never typed without a source.';
comment on column elements.valid_until is 'The first day on which it no longer holds.';
comment on column elements.made_by is 'Null: it is shipped, or made by itself from the words of a plan.';
create index elements_search on elements using gin (search_key gin_trgm_ops);

create table dimensions (
  home_id integer not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]*$'),
  version integer not null check (version > 0),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  name text not null,
  options jsonb not null,
  whole boolean not null,
  valid_from date not null,
  valid_until date,
  made_by uuid,
  made_at timestamptz not null,
  constraint dimensions_pk primary key (home_id, code, version),
  constraint dimensions_days_in_order check (valid_from < valid_until),
  constraint dimensions_one_at_a_time exclude using gist (home_id with =, code with =, daterange(valid_from, valid_until) with &&)
);
comment on table dimensions is 'How figures are split: sex, age band, ethnic group, area kind.';
comment on column dimensions.options is '[{"code": "female", "name": "Nữ"}, …] in their order.';
comment on column dimensions.whole is 'Whether the options make up the whole, so that they must sum to it.';

create table indicators (
  home_id integer not null,
  id bigint not null,
  version integer not null check (version > 0),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  code text not null,
  name text not null,
  search_key text not null,
  kind text not null check (kind in ('ratio', 'count', 'share-of-units', 'share-of-criteria', 'standing', 'rise', 'parity')),
  numerator jsonb not null,
  denominator jsonb,
  measure text not null,
  source text,
  valid_from date not null,
  valid_until date,
  made_by uuid,
  made_at timestamptz not null,
  constraint indicators_pk primary key (home_id, id, version),
  constraint indicators_days_in_order check (valid_from < valid_until),
  constraint indicators_one_at_a_time exclude using gist (home_id with =, id with =, daterange(valid_from, valid_until) with &&),
  constraint indicators_code_once exclude using gist (home_id with =, code with =, daterange(valid_from, valid_until) with &&, id with <>)
);
comment on table indicators is 'How elements make what a target is measured by.';
comment on column indicators.numerator is '[{"elementId": "12", "category": ""}, …]: summed.';
comment on column indicators.denominator is 'The same; null where nothing is divided. Of a share of units it is the units that are asked.';
create index indicators_search on indicators using gin (search_key gin_trgm_ops);

create table validation_rules (
  home_id integer not null,
  id uuid not null,
  version integer not null check (version > 0),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  kind text not null check (kind in ('compare', 'change')),
  left_terms jsonb not null,
  comparator text check (comparator in ('at-most', 'at-least', 'equal')),
  right_terms jsonb,
  percent numeric check (percent > 0),
  severity text not null check (severity in ('hard', 'soft')),
  sentence text not null,
  valid_from date not null,
  valid_until date,
  made_by uuid,
  made_at timestamptz not null,
  constraint validation_rules_pk primary key (home_id, id, version),
  constraint validation_rules_days_in_order check (valid_from < valid_until),
  constraint validation_rules_one_at_a_time exclude using gist (home_id with =, id with =, daterange(valid_from, valid_until) with &&),
  constraint validation_rules_of_a_kind check (
    case kind when 'compare' then comparator is not null and right_terms is not null and percent is null
    else comparator is null and right_terms is null and percent is not null end)
);
comment on table validation_rules is 'What must hold between figures beside what follows from indicators and dimensions.';
comment on column validation_rules.sentence is 'As it is told to whoever breaks it.';

create table target_bindings (
  home_id integer not null,
  programme_id uuid not null,
  fact_id uuid not null,
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  indicator_id bigint,
  baseline numeric,
  baseline_year smallint,
  baseline_source text,
  bound_by uuid,
  revision integer not null default 1 check (revision > 0),
  constraint target_bindings_pk primary key (home_id, programme_id, fact_id),
  constraint target_bindings_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint target_bindings_baseline_with_year check ((baseline is null) = (baseline_year is null))
);
comment on table target_bindings is 'By which indicator a target of what is in force is measured.';
comment on column target_bindings.indicator_id is 'Null: by none, so that it is counted as a hole.';
comment on column target_bindings.bound_by is 'The planner who chose it; null: by the words of the plan.';
create index target_bindings_by_indicator on target_bindings (indicator_id);

create table data_sets (
  home_id integer not null,
  id uuid not null,
  programme_id uuid not null,
  level smallint not null check (level between 1 and 3),
  organisation_id bigint,
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  verified_at smallint[] not null,
  revision integer not null default 1 check (revision > 0),
  constraint data_sets_pk primary key (home_id, id),
  constraint data_sets_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint data_sets_once unique nulls not distinct (home_id, programme_id, level, organisation_id)
);
comment on table data_sets is 'A form: what one line of reporters fills for a programme.';
comment on column data_sets.organisation_id is 'The one body that fills it; null: every reporter of that level.';
comment on column data_sets.verified_at is 'The levels of units that verify what was sent, in their order; the last one locks.';

create table data_set_elements (
  home_id integer not null,
  data_set_id uuid not null,
  element_id bigint not null,
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  position integer not null,
  frequency text not null check (frequency in ('year', 'half-year', 'quarter', 'month')),
  facts uuid[] not null default '{}',
  added_by uuid,
  removed_by uuid,
  constraint data_set_elements_pk primary key (home_id, data_set_id, element_id),
  constraint data_set_elements_data_set_fk foreign key (home_id, data_set_id) references data_sets (home_id, id) on delete cascade
);
comment on column data_set_elements.facts is 'The targets that ask for it.';
comment on column data_set_elements.added_by is 'The planner who put it there; null: a target asks for it.';
comment on column data_set_elements.removed_by is 'The planner who took it out: it is asked for no more and stays out.';

grant select, insert, delete on elements, dimensions, indicators, validation_rules to hieuhoc_app;
grant update (published, valid_until) on elements, dimensions, indicators, validation_rules to hieuhoc_app;
grant select, insert, update, delete on target_bindings, data_sets, data_set_elements to hieuhoc_app;
call protect_home_table('elements');
call protect_home_table('dimensions');
call protect_home_table('indicators');
call protect_home_table('validation_rules');
call protect_home_table('target_bindings');
call protect_home_table('data_sets');
call protect_home_table('data_set_elements');
