-- What a home's ground is: its unit and every earlier unit there.
alter table homes
  add column unit_id bigint not null default 1,
  add column scopes ltree[] not null default '{1}' check (cardinality(scopes) > 0 and not (''::ltree = any (scopes)));
alter table homes alter column unit_id drop default, alter column scopes drop default, add constraint homes_unit_once unique (unit_id);
grant select, insert, delete on homes to hieuhoc_app;

-- People, their sessions and what they may do where. The first four tables are better-auth's, as our SQL.
create table people (
  id uuid primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint people_email_once unique (email),
  constraint people_email_is_lower check (email = lower(email))
);
create table sessions (
  id uuid primary key,
  person_id uuid not null,
  token text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sessions_person_fk foreign key (person_id) references people (id) on delete cascade,
  constraint sessions_token_once unique (token)
);
create index sessions_by_person on sessions (person_id);
create table accounts (
  id uuid primary key,
  person_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint accounts_person_fk foreign key (person_id) references people (id) on delete cascade,
  constraint accounts_once unique (provider_id, account_id)
);
create index accounts_by_person on accounts (person_id);
create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);

create table one_time_links (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('first-administrator', 'set-password')),
  person_id uuid references people (id) on delete cascade,
  given_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_links_name_their_person check ((purpose = 'set-password') = (person_id is not null))
);
comment on column one_time_links.given_by is 'The link opens no role that this person could not take away; null: whoever sits at the machine.';
comment on table one_time_links is 'Only the hash is kept: whoever reads the table cannot use a link.';
grant select, insert, update, delete on people, sessions, accounts, verifications, one_time_links to hieuhoc_app;

create table organisations (
  home_id integer not null references homes (id),
  id bigint not null generated always as identity,
  unit_id bigint not null references units (id),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  name text not null,
  name_key text not null,
  created_at timestamptz not null,
  constraint organisations_pk primary key (home_id, id),
  constraint organisations_name_once unique (home_id, unit_id, name_key)
);
create index organisations_by_path on organisations using gist (unit_path);
grant select, insert, update, delete on organisations to hieuhoc_app;
call protect_home_table('organisations');

create table appointments (
  home_id integer not null references homes (id),
  id uuid not null,
  person_id uuid not null references people (id) on delete cascade,
  role text not null check (role in ('viewer', 'planner', 'administrator')),
  unit_id bigint not null references units (id),
  unit_path ltree not null,
  scopes ltree[] not null check (cardinality(scopes) > 0 and not (''::ltree = any (scopes))),
  organisation_id bigint,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  from_day date not null,
  until_day date,
  created_at timestamptz not null,
  constraint appointments_pk primary key (home_id, id),
  constraint appointments_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id),
  constraint appointments_days_in_order check (until_day is null or until_day >= from_day)
);
comment on column appointments.scopes is 'The unit and every earlier unit on its ground, so that history stays visible to those now in charge.';
comment on column appointments.until_day is 'The first day on which it no longer holds.';
create index appointments_by_person on appointments (person_id);
create index appointments_by_path on appointments using gist (unit_path);
grant select, insert, update, delete on appointments to hieuhoc_app;
call protect_home_table('appointments');

-- Read before any scope is known: whose appointments, never anyone else's.
create function appointments_of(person uuid, on_day date)
returns table (home_id integer, id uuid, role text, unit_id bigint, unit_path ltree, scopes ltree[], organisation_id bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select home_id, id, role, unit_id, unit_path, scopes, organisation_id from appointments
  where person_id = person and from_day <= on_day and (until_day is null or until_day > on_day)
$$;
revoke all on function appointments_of from public;
grant execute on function appointments_of to hieuhoc_app;

create table audit_entries (
  home_id integer not null,
  id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  at timestamptz not null,
  actor uuid,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}',
  constraint audit_entries_pk primary key (home_id, id)
);
comment on table audit_entries is 'Insert-only; holds opaque person ids, so that erasing a person leaves the trail.';
create index audit_entries_by_subject on audit_entries (home_id, subject, at);
grant select, insert on audit_entries to hieuhoc_app;
call protect_home_table('audit_entries', insert_only => true);
