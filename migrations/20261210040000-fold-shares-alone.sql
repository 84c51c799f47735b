-- Shares say nothing of whose ground is where, so what is kept of grounds stays. A unit that a sample brought takes no act with it.
create or replace function set_unit_shares(of_id bigint, shares jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  lock table unit_changes in share row exclusive mode;
  update unit_changes c set share = s.share
  from jsonb_to_recordset(shares) as s("toId" bigint, share numeric)
  where c.from_id = of_id and c.to_id = s."toId" and c.relation = 'part';
  perform keep_unit_folds();
end $$;

alter table unit_acts drop constraint unit_acts_keeps_fk,
  add constraint unit_acts_keeps_fk foreign key (keeps_id) references units (id) on delete set null;
