-- A missing or altered entry of the trail shows: each is numbered and chained by hash as it is inserted.
create table audit_heads (
  home_id integer not null references homes (id) on delete cascade,
  chain smallint not null check (chain between 0 and 16),
  number bigint not null default 0,
  hash bytea not null default '',
  constraint audit_heads_pk primary key (home_id, chain)
) with (fillfactor = 40);
comment on table audit_heads is 'The last number and hash of each chain of a home. Chain 0 holds what was there before chains were.';
grant select on audit_heads to hieuhoc_app;

alter table audit_entries add column chain smallint, add column number bigint, add column hash bytea;
comment on column audit_entries.hash is 'sha256 over the hash before it in its chain and what the entry says; docs/decisions/0024 tells the form byte by byte.';

-- A field of what is hashed: its length in bytes, a colon, itself, a comma; for null a minus sign and a comma.
create function audit_field(value text) returns text language sql immutable as $$
  select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') || ','
$$;
create function audit_hash(previous bytea, entry audit_entries) returns bytea language sql stable as $$
  select sha256(convert_to(
    audit_field(encode(previous, 'hex')) || audit_field(entry.home_id::text) || audit_field(entry.chain::text)
      || audit_field(entry.number::text) || audit_field(entry.id::text) || audit_field(entry.unit_path::text)
      || audit_field(entry.published::text) || audit_field(array_to_string(entry.audience, ' '))
      || audit_field(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit_field(entry.actor::text) || audit_field(entry.action) || audit_field(entry.subject)
      || audit_field(entry.detail::text),
    'UTF8'))
$$;

-- Of a home's sixteen chains whichever nobody holds is taken, so that writers wait for no other and cannot deadlock here.
create function chain_audit_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  head audit_heads;
begin
  -- Whoever restores, as the owner, brings entries with the numbers and hashes that they had.
  if new.number is not null and pg_has_role(session_user, current_user, 'member') then return new; end if;
  if not exists (select from audit_heads h where h.home_id = new.home_id and h.chain > 0) then
    insert into audit_heads (home_id, chain) select new.home_id, n from generate_series(1, 16) n on conflict do nothing;
  end if;
  select * into head from audit_heads h where h.home_id = new.home_id and h.chain > 0
  order by h.chain limit 1 for update skip locked;
  if head.chain is null then
    select * into strict head from audit_heads h
    where h.home_id = new.home_id and h.chain = 1 + pg_backend_pid() % 16 for update;
  end if;
  new.chain := head.chain;
  new.number := head.number + 1;
  new.hash := audit_hash(head.hash, new);
  update audit_heads h set number = new.number, hash = new.hash where h.home_id = new.home_id and h.chain = new.chain;
  return new;
end $$;
revoke all on function chain_audit_entry from public;
create trigger audit_entries_chained before insert on audit_entries for each row execute function chain_audit_entry();

-- What was there before, a few thousand at a time so that nobody waits long; called outside any transaction, and again where it broke off.
create procedure chain_earlier_audit_entries() language plpgsql as $$
declare
  entry audit_entries;
  head audit_heads;
  done integer := 0;
begin
  if exists (select from pg_constraint where conname = 'audit_entries_all_chained') then return; end if;
  perform pg_advisory_lock(hashtext('hieuhoc audit chain'));
  for entry in select * from audit_entries where number is null order by home_id, id loop
    if head.home_id is distinct from entry.home_id then
      update audit_heads h set number = head.number, hash = head.hash where h.home_id = head.home_id and h.chain = 0;
      insert into audit_heads (home_id, chain) values (entry.home_id, 0) on conflict do nothing;
      select * into strict head from audit_heads where home_id = entry.home_id and chain = 0;
    end if;
    entry.chain := 0;
    entry.number := head.number + 1;
    entry.hash := audit_hash(head.hash, entry);
    update audit_entries e set chain = 0, number = entry.number, hash = entry.hash
    where e.home_id = entry.home_id and e.id = entry.id and e.number is null;
    continue when not found;
    head.number := entry.number;
    head.hash := entry.hash;
    done := done + 1;
    if done % 5000 = 0 then
      update audit_heads h set number = head.number, hash = head.hash where h.home_id = head.home_id and h.chain = 0;
      commit;
    end if;
  end loop;
  update audit_heads h set number = head.number, hash = head.hash where h.home_id = head.home_id and h.chain = 0;
  commit;
  -- One command after another: while a constraint is checked against every row, readers and writers go on.
  if not exists (select from pg_constraint where conname = 'audit_entries_all_chained') then
    alter table audit_entries add constraint audit_entries_all_chained check (number is not null) not valid;
    commit;
    alter table audit_entries validate constraint audit_entries_all_chained;
  end if;
  perform pg_advisory_unlock(hashtext('hieuhoc audit chain'));
end $$;
revoke all on procedure chain_earlier_audit_entries from public;

-- All that a home's chains say now, as one entry: whoever keeps its hash on paper can later show that nothing before it changed.
create function audit_heads_of(home integer) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(chain, number || ':' || encode(hash, 'hex')), '{}') from audit_heads where home_id = home and number > 0
$$;

-- Where the thing that somebody opens belongs, as far as they may see it.
create function audit_place(kind text, subject uuid) returns table (home_id integer, unit_path ltree, published boolean)
language sql stable as $$
  select home_id, unit_path, published from documents where kind = 'document' and id = subject
  union all
  select home_id, unit_path, published from programmes where kind = 'programme' and id = subject
  union all
  select home_id, unit_path, published from plan_versions where kind = 'version' and id = subject
  union all
  select c.home_id, c.unit_path, c.published from homes h join clauses c on c.home_id = h.id and c.id = subject where kind = 'clause'
  limit 1
$$;

-- What to call the things that entries are about, as far as one may see them.
create function audit_titles(subjects text[]) returns table (subject text, title text)
language sql stable as $$
  with asked as (
    select s, split_part(s, ':', 1) as kind, split_part(s, ':', 2) as id from unnest(subjects) s
  ), by_uuid as (
    select s, kind, id::uuid as id from asked where kind in ('document', 'programme', 'version', 'person') and id ~ '^[0-9a-f-]{36}$'
  ), by_number as (
    select s, kind, id::bigint as id from asked where kind in ('organisation', 'unit', 'home') and id ~ '^[0-9]{1,18}$'
  )
  select s, d.file_name from by_uuid a join documents d on d.id = a.id where a.kind = 'document'
  union all
  select s, p.name from by_uuid a join programmes p on p.id = a.id where a.kind = 'programme'
  union all
  select s, p.name from by_uuid a join plan_versions v on v.id = a.id join programmes p on p.home_id = v.home_id and p.id = v.programme_id
  where a.kind = 'version'
  union all
  select s, p.name from by_uuid a join people p on p.id = a.id where a.kind = 'person'
  union all
  select s, o.name from by_number a join homes h on true join organisations o on o.home_id = h.id and o.id = a.id where a.kind = 'organisation'
  union all
  select s, h.name from by_number a join homes h on h.id = a.id where a.kind = 'home'
$$;
