-- Where the units of a province lie, as its administrators loaded it: one file for each home, and the lines that are drawn of it.
create table home_boundaries (
  home_id integer not null references homes (id),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  file_name text not null,
  sha256 bytea not null,
  byte_size integer not null check (byte_size > 0),
  bytes bytea not null,
  shapes jsonb not null,
  unmatched text[] not null default '{}',
  loaded_by uuid not null,
  loaded_at timestamptz not null,
  constraint home_boundaries_pk primary key (home_id)
);
comment on table home_boundaries is 'Boundaries of the units right below the unit of a home. Another file takes the place of the one before.';
comment on column home_boundaries.bytes is 'The file as it was loaded (GeoJSON, RFC 7946).';
comment on column home_boundaries.shapes is '[{"unitId": "123", "lines": [[x, y, dx, dy, …], …]}, …]: rings on a grid of 0.0005 degrees.';
comment on column home_boundaries.unmatched is 'Codes of the file that no unit there has.';
alter table home_boundaries alter column bytes set storage external;
grant select, insert, delete, update (published, file_name, sha256, byte_size, bytes, shapes, unmatched, loaded_by, loaded_at) on home_boundaries to hieuhoc_app;
call protect_home_table('home_boundaries');
