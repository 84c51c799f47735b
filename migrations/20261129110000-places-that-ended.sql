-- A name is free again when whoever bore it has ended, and a body that ended is known by those who hold a role there.
alter table organisations
  drop constraint organisations_name_once,
  add constraint organisations_name_once exclude using gist (
    home_id with =, unit_id with =, name_key with =, daterange(born, ended) with &&);
comment on constraint organisations_name_once on organisations is 'At a unit no two bodies have one name on the same day of their lives.';

-- Read before any scope is known: of a body that has ended its last name and those of who has its tasks, else null.
create function ended_body(home integer, body bigint, on_day date) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('place', o.name, 'inCharge', (
    select coalesce(jsonb_agg(distinct heir.name), '[]')
    from organisation_successors s join organisations heir on heir.home_id = s.home_id and heir.id = s.to_id
    where s.home_id = o.home_id and s.from_id = o.id and s.on_day <= ended_body.on_day))
  from organisations o where o.home_id = home and o.id = body and o.ended <= ended_body.on_day
$$;
comment on function ended_body is 'What somebody whose role is at an ended body is told: what it was called, and who has its tasks.';
revoke all on function ended_body from public;
grant execute on function ended_body to hieuhoc_app;
