-- Whose eyes a transaction has is read once for each statement and not for every row: where a list goes through ten thousand
-- rows, nearly half of its time went into that. And whom a request acts for is planned once for each connection, not six times.
create or replace procedure protect_home_table(named regclass, insert_only boolean default false) language plpgsql as $$
declare
  scopes constant text := '(select nullif(current_setting(''app.scopes'', true), '''')::ltree[])';
  writes constant text := '(select nullif(current_setting(''app.writes'', true), '''')::ltree[])';
  parties constant text := '(select nullif(current_setting(''app.parties'', true), '''')::bigint[])';
begin
  execute format('alter table %s enable row level security', named);
  execute format('alter table %s force row level security', named);
  execute format('create policy below on %s for select to hieuhoc_app using (unit_path <@ %s)', named, scopes);
  execute format('create policy downwards on %s for select to hieuhoc_app using (published and %s <@ unit_path)', named, scopes);
  execute format('create policy audience on %s for select to hieuhoc_app using (audience && %s)', named, parties);
  execute format('create policy insert_below on %s for insert to hieuhoc_app with check (unit_path <@ %s)', named, writes);
  if not insert_only then
    execute format('create policy update_below on %s for update to hieuhoc_app using (unit_path <@ %s) with check (unit_path <@ %s)', named, writes, writes);
    execute format('create policy delete_below on %s for delete to hieuhoc_app using (unit_path <@ %s)', named, writes);
  end if;
  -- Forced policies bind the owner too, who moves rows in later migrations and owns the functions that look before a scope is known.
  execute format('create policy owner on %s to %I using (true) with check (true)', named, current_user);
end $$;

do $$
declare
  setting constant text := '\(NULLIF\(current_setting\(''app\.\w+''::text, true\), ''''::text\)\)::(ltree\[\]|bigint\[\]|uuid)';
  p record;
begin
  for p in
    select c.oid::regclass as named, r.polname, pg_get_expr(r.polqual, r.polrelid) as seen, pg_get_expr(r.polwithcheck, r.polrelid) as written
    from pg_policy r join pg_class c on c.oid = r.polrelid
    where pg_get_expr(r.polqual, r.polrelid) ~ setting or pg_get_expr(r.polwithcheck, r.polrelid) ~ setting
  loop
    execute format('alter policy %I on %s', p.polname, p.named)
      || coalesce(' using (' || regexp_replace(p.seen, setting, '(select \&)', 'g') || ')', '')
      || coalesce(' with check (' || regexp_replace(p.written, setting, '(select \&)', 'g') || ')', '');
  end loop;
end $$;

alter function grants_of set plan_cache_mode = force_generic_plan;
