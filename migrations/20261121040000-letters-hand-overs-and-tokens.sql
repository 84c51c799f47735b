-- Letters with one-time links, roles handed over while somebody is away, and programs that act with a token of their own.

-- Holds no name, no address and no text: a letter is written when it is sent, so no link lies here.
create table mails (
  home_id integer not null references homes (id),
  id uuid not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  kind text not null check (kind in ('password-link')),
  person_id uuid not null references people (id) on delete cascade,
  requested_by uuid not null,
  requested_at timestamptz not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
  tries integer not null default 0 check (tries >= 0),
  next_try_at timestamptz,
  ended_at timestamptz,
  problem jsonb,
  constraint mails_pk primary key (home_id, id),
  constraint mails_waiting_know_when check ((state = 'waiting') = (next_try_at is not null)),
  constraint mails_over_know_when check ((state in ('sent', 'failed', 'cancelled')) = (ended_at is not null))
);
comment on table mails is 'Letters to send, sent or given up; written and sent by a job that this row alone tells what to do.';
comment on column mails.state is 'sending: handed to the mail server, whose answer was not heard yet; it is never sent again by itself.';
create index mails_due on mails (next_try_at) where state = 'waiting';
create index mails_by_person on mails (person_id);
grant select, insert, update, delete on mails to hieuhoc_app;
call protect_home_table('mails');
grant select on mails to hieuhoc_jobs;
grant update (state, tries, next_try_at, ended_at, problem) on mails to hieuhoc_jobs;
create policy sent_by_jobs on mails for select to hieuhoc_jobs using (true);
create policy noted_by_jobs on mails for update to hieuhoc_jobs using (true) with check (true);

create table hand_overs (
  home_id integer not null references homes (id),
  id uuid not null,
  appointment_id uuid not null,
  giver_id uuid not null references people (id) on delete cascade,
  receiver_id uuid not null references people (id) on delete cascade,
  from_day date not null,
  until_day date not null,
  unit_path ltree not null,
  published boolean not null default false,
  audience bigint[] not null default '{}',
  created_by uuid not null,
  created_at timestamptz not null,
  constraint hand_overs_pk primary key (home_id, id),
  constraint hand_overs_appointment_fk foreign key (home_id, appointment_id) references appointments (home_id, id) on delete cascade,
  constraint hand_overs_to_another check (giver_id <> receiver_id),
  constraint hand_overs_days_in_order check (until_day >= from_day),
  constraint hand_overs_to_one_at_a_time exclude using gist (home_id with =, appointment_id with =, daterange(from_day, until_day) with &&)
);
comment on table hand_overs is 'For these days the receiver holds a role of the giver beside their own, on the giver''s behalf.';
comment on column hand_overs.until_day is 'The first day on which it no longer holds; the first of all where it was ended before it began.';
create index hand_overs_by_giver on hand_overs (giver_id);
create index hand_overs_by_receiver on hand_overs (receiver_id);
grant select, insert, update, delete on hand_overs to hieuhoc_app;
call protect_home_table('hand_overs');

create table service_tokens (
  home_id integer not null references homes (id),
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  role text not null check (role in ('viewer', 'reporter', 'reviewer', 'planner', 'leader', 'inspector')),
  reach text not null check (reach in ('subtree', 'organisation', 'line')),
  unit_id bigint not null references units (id),
  unit_path ltree not null,
  organisation_id bigint,
  actions text[] not null check (cardinality(actions) > 0),
  published boolean not null default false,
  audience bigint[] not null default '{}',
  created_by uuid not null,
  created_at timestamptz not null,
  until_day date not null,
  revoked_at timestamptz,
  revoked_by uuid,
  last_used_on date,
  constraint service_tokens_pk primary key (home_id, id),
  constraint service_tokens_organisation_fk foreign key (home_id, organisation_id) references organisations (home_id, id),
  constraint service_tokens_reach_has_organisation check (reach = 'subtree' or organisation_id is not null)
);
comment on table service_tokens is 'With one of these a program acts, within a role and some of its actions. Only the hash is kept.';
comment on column service_tokens.created_by is 'It does no more than this person may give, at the moment it is used.';
comment on column service_tokens.until_day is 'The first day on which it no longer holds.';
create index service_tokens_by_hash on service_tokens (token_hash);
create index service_tokens_by_id on service_tokens (id);
grant select, insert, update, delete on service_tokens to hieuhoc_app;
call protect_home_table('service_tokens');

-- Read before any scope is known: what one person or one token may do, never anyone else. Whoever stands in for
-- somebody has a role of their own in that home; administrators hand nothing over.
drop function grants_of;
create function grants_of(person uuid, on_day date)
returns table (
  home_id integer, appointment_id uuid, role text, unit_id bigint, unit_path ltree, scopes ltree[], parties bigint[],
  organisation_id bigint, reach text, handed_by uuid, only_actions text[], issued_by uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with own as (
    select a.home_id, a.id, a.role, a.unit_id, a.unit_path, a.organisation_id, a.reach
    from appointments a
    where a.person_id = person and a.from_day <= on_day and (a.until_day is null or a.until_day > on_day)
  ), held as (
    select o.*, null::uuid as handed_by, null::text[] as only_actions, null::uuid as issued_by from own o
    union all
    select a.home_id, a.id, a.role, a.unit_id, a.unit_path, a.organisation_id, a.reach, h.giver_id, null, null
    from hand_overs h join appointments a on a.home_id = h.home_id and a.id = h.appointment_id
    where h.receiver_id = person and h.from_day <= on_day and h.until_day > on_day
      and a.from_day <= on_day and (a.until_day is null or a.until_day > on_day)
      and a.role not in ('unit-administrator', 'system-administrator')
      and exists (select from own o where o.home_id = h.home_id)
    union all
    select t.home_id, t.id, t.role, t.unit_id, t.unit_path, t.organisation_id, t.reach, null, t.actions, t.created_by
    from service_tokens t where t.id = person and t.revoked_at is null and t.until_day > on_day
  )
  select h.home_id, h.id, h.role, h.unit_id, h.unit_path,
    case h.reach when 'subtree' then unit_ground(h.unit_id) else spoken.places end,
    coalesce(spoken.ids, '{}'), h.organisation_id, h.reach, h.handed_by, h.only_actions, h.issued_by
  from held h left join lateral (
    select array_agg(s.id) as ids, array_agg(s.place) as places
    from organisations_spoken_for(h.home_id, array[h.organisation_id], h.reach = 'line', on_day) s
  ) spoken on h.organisation_id is not null
  union all
  select p.home_id, h.id, 'patron', p.unit_id, u.path, unit_ground(p.unit_id), '{}', p.organisation_id, 'subtree',
    h.handed_by, h.only_actions, h.issued_by
  from held h
  cross join lateral organisations_spoken_for(h.home_id, array[h.organisation_id], false, on_day) s
  join patronages p on p.home_id = h.home_id and p.organisation_id = s.id and p.from_day <= on_day and (p.until_day is null or p.until_day > on_day)
  join units u on u.id = p.unit_id
  where h.organisation_id is not null and h.role not in ('unit-administrator', 'system-administrator')
$$;
revoke all on function grants_of from public;
grant execute on function grants_of to hieuhoc_app;

-- Whose token this is, before any scope is known; nothing where it has ended.
create function token_of(hash bytea, on_day date) returns table (home_id integer, id uuid, last_used_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.home_id, t.id, t.last_used_on from service_tokens t
  where t.token_hash = hash and t.revoked_at is null and t.until_day > on_day
$$;
revoke all on function token_of from public;
grant execute on function token_of to hieuhoc_app;

-- What to call whoever did something, person or program, wherever it was.
create function actor_names(ids uuid[]) returns table (id uuid, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, p.name from people p where p.id = any (ids)
  union all
  select t.id, t.name from service_tokens t where t.id = any (ids)
$$;
revoke all on function actor_names from public;
grant execute on function actor_names to hieuhoc_app;
