-- Difficulties and proposals that organisations raise on a duty, a target or freely, what became of them, and the guidance made of answers.
create table proposals (
  home_id integer not null,
  id uuid not null,
  organisation_id bigint not null,
  programme_id uuid,
  assignment_id uuid,
  version_id uuid,
  fact_id uuid,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  to_path ltree not null,
  lies_path ltree,
  up_path ltree,
  shown_at ltree[] not null,
  kind text not null check (kind in ('difficulty', 'proposal')),
  title text not null check (length(title) between 1 and 300),
  words text not null check (length(words) between 1 and 10000),
  section text,
  quote text,
  may_name boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'sent', 'taken', 'returned', 'sent-up', 'answered', 'withdrawn', 'closed')),
  answer text check (length(answer) between 1 and 10000),
  answered_at ltree,
  sent_on date,
  lies_since date,
  ended_on date,
  revision integer not null default 1 check (revision > 0),
  raised_by uuid not null,
  raised_at timestamptz not null,
  constraint proposals_pk primary key (home_id, id),
  constraint proposals_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id),
  constraint proposals_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id),
  constraint proposals_assignment_fk foreign key (home_id, assignment_id) references assignments (home_id, id),
  constraint proposals_fact_fk foreign key (home_id, version_id, fact_id) references facts (home_id, version_id, id),
  constraint proposals_about_one_thing check (assignment_id is null or fact_id is null),
  constraint proposals_fact_whole check ((version_id is null) = (fact_id is null)),
  constraint proposals_thing_of_a_programme check (programme_id is not null or (assignment_id is null and fact_id is null)),
  constraint proposals_sent_on_a_day check (state = 'draft' or sent_on is not null),
  constraint proposals_answered_in_words check (state <> 'answered' or answer is not null)
);
comment on table proposals is 'What an organisation raises with the standing agency. It lies at the place of the organisation.';
comment on column proposals.to_path is 'The unit whose standing agency is to answer: that of the programme, else of the organisation.';
comment on column proposals.lies_path is 'The unit by which it lies now; null: by its organisation, or it is done.';
comment on column proposals.up_path is 'The highest unit to which it was sent up.';
comment on column proposals.shown_at is 'At which scopes it shows: from the place of its organisation up to the unit to which it was sent, and no higher.';
comment on column proposals.quote is 'The words of the plan that it speaks of, as they were when it was raised.';
comment on column proposals.may_name is 'Whether guidance made of its answer may name the organisation.';
comment on column proposals.answered_at is 'The unit whose answer it is.';
comment on column proposals.lies_since is 'Since when it lies where it does.';
comment on column proposals.ended_on is 'When it was answered, withdrawn or closed.';
create index proposals_by_id on proposals (id);
create index proposals_of_organisation on proposals (organisation_id, id desc);
create index proposals_of_programme on proposals (home_id, programme_id, id desc);
create index proposals_of_assignment on proposals (home_id, assignment_id) where assignment_id is not null;
create index proposals_of_fact on proposals (home_id, version_id, fact_id) where fact_id is not null;
create index proposals_lying on proposals using gist (lies_path) where lies_path is not null;
create index proposals_shown on proposals using gin (shown_at);

create table proposal_events (
  home_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  shown_at ltree[] not null,
  at_path ltree,
  act text not null,
  state_before text not null,
  state text not null,
  lies_path ltree,
  title text,
  words text check (length(words) between 1 and 10000),
  raised_by uuid not null,
  by_person uuid not null,
  at timestamptz not null,
  revision integer not null,
  constraint proposal_events_pk primary key (home_id, id),
  constraint proposal_events_proposal_fk foreign key (home_id, proposal_id) references proposals (home_id, id) on delete cascade
);
comment on table proposal_events is 'Everything that was done to a proposal since it was sent; insert-only. It shows to whom the proposal does.';
comment on column proposal_events.raised_by is 'Of the proposal.';
comment on column proposal_events.at_path is 'The unit that did it; null: the organisation.';
comment on column proposal_events.lies_path is 'By which unit it lay then; null: by the organisation, or by nobody.';
comment on column proposal_events.title is 'Of a sending: as it was called then; its words are those that were sent.';
create index proposal_events_by_proposal on proposal_events (home_id, proposal_id);

create table guidance (
  home_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  programme_id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  title text not null check (length(title) between 1 and 300),
  question text not null check (length(question) between 1 and 10000),
  answer text not null check (length(answer) between 1 and 10000),
  section text,
  quote text,
  asked_by text,
  answered_at ltree not null,
  published_by uuid not null,
  published_at timestamptz not null,
  taken_back_at timestamptz,
  constraint guidance_pk primary key (home_id, id),
  constraint guidance_of_proposal_once unique (home_id, proposal_id),
  constraint guidance_proposal_fk foreign key (home_id, proposal_id) references proposals (home_id, id),
  constraint guidance_programme_fk foreign key (home_id, programme_id) references programmes (home_id, id)
);
comment on table guidance is 'An answer that everybody who sees its programme may read. It lies at the unit of the programme and shows as the programme does.';
comment on column guidance.asked_by is 'The name of the organisation that asked, where it allows that it is named: readers elsewhere do not see the organisation itself.';
comment on column guidance.answered_at is 'The unit whose answer it is.';
comment on column guidance.taken_back_at is 'Since when it is shown no more.';
create index guidance_of_programme on guidance (home_id, programme_id, id desc);

grant select, insert, delete on proposals to hieuhoc_app;
grant update (published, lies_path, up_path, shown_at, kind, title, words, may_name, state, answer, answered_at, sent_on, lies_since, ended_on, revision)
  on proposals to hieuhoc_app;
grant select, insert on proposal_events to hieuhoc_app;
grant select, insert, delete on guidance to hieuhoc_app;
grant update (published, audience, title, question, answer, asked_by, answered_at, published_by, published_at, taken_back_at) on guidance to hieuhoc_app;
call protect_home_table('proposals');
call protect_home_table('proposal_events', insert_only => true);
call protect_home_table('guidance');

-- Whoever is above a place does not see what is raised there before it is sent up to them, unless they raised it; a draft shows to its
-- organisation, as far as it may send it, and to who wrote it.
-- It is moved by its organisation, by the unit to which it goes, and by the one above to which it went.
do $$
declare
  scopes constant text := 'nullif(current_setting(''app.scopes'', true), '''')::ltree[]';
  writes constant text := 'nullif(current_setting(''app.writes'', true), '''')::ltree[]';
  mine constant text := 'raised_by = nullif(current_setting(''app.person'', true), '''')::uuid';
  movers constant text := format('unit_path <@ %s or to_path <@ %1$s or up_path <@ %1$s', writes);
begin
  execute format('alter policy below on proposals using (
    shown_at && %s and (state <> ''draft'' or unit_path <@ %s) or %s and unit_path <@ %2$s)', scopes, writes, mine);
  execute format('alter policy update_below on proposals using (%s) with check (%1$s)', movers);
  execute format('alter policy below on proposal_events using (shown_at && %s or %s and unit_path <@ %s)', scopes, mine, writes);
  execute format('alter policy insert_below on proposal_events with check (unit_path <@ %s or at_path <@ %1$s)', writes);
end $$;

-- Who comes to see a proposal sees what was done to it before.
create function proposals_lead_events() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update proposal_events e set shown_at = new.shown_at where e.home_id = new.home_id and e.proposal_id = new.id and e.shown_at <> new.shown_at;
  return null;
end $$;
create trigger proposals_lead_events after update of shown_at on proposals
  for each row when (old.shown_at is distinct from new.shown_at) execute function proposals_lead_events();

-- Whoever a corrected plan names reads the guidance as well.
create function programmes_lead_guidance() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update guidance g set audience = new.audience where g.home_id = new.home_id and g.programme_id = new.id and g.taken_back_at is null;
  return null;
end $$;
create trigger programmes_lead_guidance after update of audience on programmes
  for each row when (old.audience is distinct from new.audience) execute function programmes_lead_guidance();

-- Who asked and takes their leave back is named nowhere any more.
create function proposals_unname_guidance() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update guidance g set asked_by = null where g.home_id = new.home_id and g.proposal_id = new.id and g.asked_by is not null;
  return null;
end $$;
create trigger proposals_unname_guidance after update of may_name on proposals
  for each row when (old.may_name and not new.may_name) execute function proposals_unname_guidance();

create function assignments_spoken_of(home integer, ids uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct p.assignment_id), '{}') from proposals p where p.home_id = home and p.assignment_id = any(ids)
$$;
comment on function assignments_spoken_of is 'Which of these assignments somebody raised something on, a draft that nobody else sees among it: they are not removed.';
revoke all on function assignments_spoken_of, proposals_lead_events, programmes_lead_guidance, proposals_unname_guidance from public;
grant execute on function assignments_spoken_of to hieuhoc_app;
