-- Whom the wordings of a plan mean, as people said it; what the rules propose is worked out and never stored.
create table party_resolutions (
  home_id integer not null,
  programme_id uuid not null,
  party_key text not null check (length(party_key) between 1 and 2000),
  duty_id uuid not null default '00000000-0000-0000-0000-000000000000',
  unit_id bigint not null references units (id),
  on_day date not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  changed_in integer not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  constraint party_resolutions_pk primary key (home_id, programme_id, party_key, duty_id),
  constraint party_resolutions_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade
);
comment on column party_resolutions.party_key is 'The wording, blind to case and to where a tone mark stands.';
comment on column party_resolutions.duty_id is 'Of one duty alone; nil: of every duty with the wording.';
comment on column party_resolutions.unit_id is 'Of the programme: its next plan with the wording begins with what was said here.';
comment on column party_resolutions.on_day is 'All its organisations were there on this day.';
comment on column party_resolutions.changed_in is 'The number of the batch that said it.';
create index party_resolutions_by_wording on party_resolutions (home_id, unit_id, party_key, confirmed_at desc);

create table party_members (
  home_id integer not null,
  programme_id uuid not null,
  party_key text not null,
  duty_id uuid not null,
  organisation_id bigint not null,
  included boolean not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  constraint party_members_pk primary key (home_id, programme_id, party_key, duty_id, organisation_id),
  constraint party_members_resolution_fk foreign key (home_id, programme_id, party_key, duty_id)
    references party_resolutions (home_id, programme_id, party_key, duty_id) on delete cascade,
  constraint party_members_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id)
);
comment on column party_members.included is 'False: it was proposed, and a person left it out; it is not proposed again as new.';
create index party_members_by_organisation on party_members (home_id, organisation_id);

create table party_batches (
  home_id integer not null,
  programme_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  actor uuid not null,
  at timestamptz not null,
  undoes uuid,
  content_hash bytea not null,
  changes jsonb not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  constraint party_batches_pk primary key (home_id, programme_id, id),
  constraint party_batches_number_once unique (home_id, programme_id, number),
  constraint party_batches_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade
);
comment on table party_batches is 'What was said of a plan''s parties, step by step, for undoing and for telling who; insert-only.';

-- Waits for whoever is just ending the organisation, and then looks again.
create function refuse_absent_organisation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  day date := (
    select r.on_day from party_resolutions r
    where r.home_id = new.home_id and r.programme_id = new.programme_id and r.party_key = new.party_key and r.duty_id = new.duty_id);
begin
  perform from organisations o
  where o.home_id = new.home_id and o.id = new.organisation_id
    and (o.born is null or o.born <= day) and (o.ended is null or o.ended > day)
  for share;
  if not found then
    raise exception 'organisation % is not there on %', new.organisation_id, day
      using errcode = 'check_violation', constraint = 'party_members_living';
  end if;
  return new;
end $$;
create trigger party_members_living before insert on party_members for each row when (new.included)
  execute function refuse_absent_organisation();

-- Whom a published plan shows to follows what its parties mean; what it says stays frozen.
drop trigger facts_frozen on facts;
create trigger facts_frozen
  before insert or delete or update of home_id, id, version_id, unit_path, published, kind, clause_id, section, start_at, end_at,
    quote, rule, body, read_body, origin, revision, changed_in, confirmed_by, confirmed_at, deleted_at
  on facts for each row execute function refuse_change_after_publishing();

grant select, insert, delete on party_resolutions, party_members to hieuhoc_app;
grant update (published) on party_resolutions, party_members to hieuhoc_app;
grant select, insert on party_batches to hieuhoc_app;
call protect_home_table('party_resolutions');
call protect_home_table('party_members');
call protect_home_table('party_batches', insert_only => true);
