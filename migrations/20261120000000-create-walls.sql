-- Extensions, the homes that keep rows, and the one definition of who may see a row.
create extension if not exists ltree;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

grant usage on schema public to hieuhoc_app, hieuhoc_jobs;

create table homes (
  id integer primary key,
  name text not null,
  sample boolean not null default false,
  created_at timestamptz not null
);
comment on table homes is 'The province that keeps a row (0: the nation). Storage, not geography: a home never changes.';
insert into homes (id, name, created_at) values (0, 'Việt Nam', '2026-11-20T00:00:00Z');


-- A row shows if it lies below one of my scopes, or it is published downwards and one of my scopes lies below it,
-- or its audience names me. It is written only below one of my scopes.
-- Without nullif an unset scope would be the empty path, an ancestor of every row.
create procedure protect_home_table(named regclass, insert_only boolean default false) language plpgsql as $$
declare
  scopes constant text := 'nullif(current_setting(''app.scopes'', true), '''')::ltree[]';
  parties constant text := 'nullif(current_setting(''app.parties'', true), '''')::bigint[]';
  below constant text := 'unit_path <@ ' || scopes;
begin
  execute format('alter table %s enable row level security', named);
  execute format('alter table %s force row level security', named);
  execute format('create policy below on %s for select to hieuhoc_app using (%s)', named, below);
  execute format('create policy downwards on %s for select to hieuhoc_app using (published and %s <@ unit_path)', named, scopes);
  execute format('create policy audience on %s for select to hieuhoc_app using (audience && %s)', named, parties);
  execute format('create policy insert_below on %s for insert to hieuhoc_app with check (%s)', named, below);
  if not insert_only then
    execute format('create policy update_below on %s for update to hieuhoc_app using (%s) with check (%s)', named, below, below);
    execute format('create policy delete_below on %s for delete to hieuhoc_app using (%s)', named, below);
  end if;
  -- Forced policies bind the owner too, who moves rows in later migrations and owns the functions that look before a scope is known.
  execute format('create policy owner on %s to %I using (true) with check (true)', named, current_user);
end $$;
comment on procedure protect_home_table is 'Gives a home table its row-level security; what the role may do at all is granted beside it.';
