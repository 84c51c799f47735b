-- What a planner adds to a duty that its plan does not say: a product, a day, who has it; and every taking back.
create table duty_annotations (
  home_id integer not null,
  programme_id uuid not null,
  fact_id uuid not null,
  number integer not null check (number > 0),
  unit_path ltree not null,
  published boolean not null default true,
  audience bigint[] not null default '{}',
  kind text not null check (kind in ('product', 'due', 'owners')),
  product text check (length(product) between 1 and 1000),
  due_on date,
  organisations bigint[],
  by_person uuid not null,
  at timestamptz not null,
  constraint duty_annotations_pk primary key (home_id, programme_id, fact_id, number),
  constraint duty_annotations_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id) on delete cascade,
  constraint duty_annotations_of_one_kind check (
    (kind = 'product' or product is null) and (kind = 'due' or due_on is null) and (kind = 'owners') = (organisations is not null))
);
comment on table duty_annotations is 'What planners added to the duties of a programme, never words of the plan; the last of a kind holds.';
comment on column duty_annotations.fact_id is 'The duty, in whatever version of its plan: a fact keeps its id.';
comment on column duty_annotations.product is 'Null: what was added is taken back.';
comment on column duty_annotations.due_on is 'By when a duty is to be done that its plan gives no day; null: what was added is taken back.';
comment on column duty_annotations.organisations is 'Who has a duty that its plan gives to nobody known; empty: nobody.';
grant select, insert, delete, update (published, audience) on duty_annotations to hieuhoc_app;
call protect_home_table('duty_annotations');

-- Whom planners had named before this was written down.
insert into duty_annotations (home_id, programme_id, fact_id, number, unit_path, audience, kind, organisations, by_person, at)
select s.home_id, s.programme_id, s.fact_id, 1, p.unit_path, p.audience, 'owners', array_agg(s.organisation_id order by s.organisation_id),
  (array_agg(s.named_by order by s.opened_on desc))[1], min(s.opened_on)::timestamp at time zone 'Asia/Ho_Chi_Minh'
from assignments s join programmes p on p.home_id = s.home_id and p.id = s.programme_id
where s.named_by is not null and s.ended_on is null and s.organisation_id is not null
group by s.home_id, s.programme_id, s.fact_id, p.unit_path, p.audience;

-- By a day that a planner added.
alter table answers drop constraint answers_source_check,
  add constraint answers_source_known check (source in ('clause', 'report', 'calendar', 'planner')) not valid;
