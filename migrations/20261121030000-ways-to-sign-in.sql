-- Second factors, passkeys, and what a session was opened with. The tables are better-auth's, as our SQL.
alter table people add column two_factor_enabled boolean not null default false;
alter table sessions add column second_factor boolean not null default false;
comment on column sessions.second_factor is 'Opened with a code after the password, or with a passkey that checked its holder.';
comment on column sessions.user_agent is 'No more than browser and system, such as Chrome/Windows.';

create table two_factors (
  id uuid primary key,
  person_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  constraint two_factors_person_fk foreign key (person_id) references people (id) on delete cascade,
  constraint two_factors_one_each unique (person_id)
);
comment on table two_factors is 'Secret and backup codes are encrypted with the secret of the sessions.';

create table spent_codes (
  person_id uuid not null,
  code_hash bytea not null,
  spent_at timestamptz not null,
  constraint spent_codes_pk primary key (person_id, code_hash),
  constraint spent_codes_person_fk foreign key (person_id) references people (id) on delete cascade
);
comment on table spent_codes is 'A code of an app opens once (RFC 6238 §5.2); kept for as long as it would still be right.';

create table passkeys (
  id uuid primary key,
  person_id uuid not null,
  name text not null,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz not null,
  constraint passkeys_person_fk foreign key (person_id) references people (id) on delete cascade,
  constraint passkeys_credential_once unique (credential_id)
);
create index passkeys_by_person on passkeys (person_id);

grant select, insert, update, delete on two_factors, spent_codes, passkeys to hieuhoc_app;
