-- What part of an earlier unit's figures may lie on the ground of each unit of today.
create table unit_folds (
  unit_id bigint not null,
  into_id bigint not null,
  level smallint not null,
  least numeric not null,
  most numeric not null,
  constraint unit_folds_pk primary key (unit_id, level, into_id),
  constraint unit_folds_unit_fk foreign key (unit_id) references units (id) on delete cascade,
  constraint unit_folds_into_fk foreign key (into_id, level) references units (id, level) on delete cascade,
  constraint unit_folds_shares_in_order check (0 <= least and least <= most and most <= 1)
);
comment on table unit_folds is 'Each unit, also one that ended, with the units of today on its ground at every level: between which shares of its figures lie there. 1 and 1: all. Kept by keep_unit_folds.';
create index unit_folds_into on unit_folds (into_id, unit_id);
grant select on unit_folds to hieuhoc_app, hieuhoc_jobs;
