-- On which day each programme was last held against its plan: what begins or ends by the clock alone is followed.
create table opened_programmes (
  home_id integer not null,
  programme_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  opened_on date not null,
  constraint opened_programmes_pk primary key (home_id, programme_id),
  constraint opened_programmes_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade
);
comment on table opened_programmes is 'The duties of these programmes stand as their plans gave them on this day; one without a row was not opened since it is written down.';
grant select, insert, delete, update (published, opened_on) on opened_programmes to hieuhoc_app;
call protect_home_table('opened_programmes');

-- The clock asks which are behind, and nothing else of them.
grant select (home_id, id, unit_id, unit_path, published) on programmes to hieuhoc_jobs;
create policy opened_by_jobs on programmes for select to hieuhoc_jobs using (published);
grant select (home_id, programme_id, opened_on) on opened_programmes to hieuhoc_jobs;
create policy opened_by_jobs on opened_programmes for select to hieuhoc_jobs using (true);
