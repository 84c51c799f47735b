-- A form that no level verifies is final once it is submitted, and open again once whoever fills it takes it back.
create or replace function forms_move_by_their_levels() returns trigger language plpgsql as $$
declare
  verifiers smallint[];
  stood integer;
  stands integer;
  speaking smallint;
  person uuid := nullif(current_setting('app.person', true), '')::uuid;
begin
  if (old.state in ('draft', 'returned') and new.state = 'submitted') or (old.state = 'submitted' and new.state = 'draft') then return new; end if;
  select verifiers_of(d.verified_at, new.unit_id) into verifiers from data_sets d where d.home_id = new.home_id and d.id = new.data_set_id;
  if cardinality(verifiers) = 0
    and ((old.state in ('draft', 'returned') and new.state = 'locked') or (old.state = 'locked' and new.state = 'draft')) then return new; end if;
  stood := case old.state when 'locked' then cardinality(verifiers) when 'verified' then array_position(verifiers, old.verified_at) when 'submitted' then 0 end;
  stands := case new.state when 'locked' then cardinality(verifiers) when 'verified' then array_position(verifiers, new.verified_at) when 'submitted' then 0 end;
  speaking := case
    when new.state = 'returned' and old.state in ('submitted', 'verified') then verifiers[stood + 1]
    when stands = stood + 1 then verifiers[stands]
    when stands = stood - 1 then verifiers[stood] end;
  if speaking is null or not exists (
    select from unit_ancestors a join units u on u.id = a.ancestor_id
    where a.unit_id = new.unit_id and a.level = speaking and u.path <@ nullif(current_setting('app.writes', true), '')::ltree[])
  then
    raise exception 'a form is verified by its levels' using errcode = 'check_violation', constraint = 'forms_verified_by_their_levels';
  end if;
  if stands > stood and (
    exists (select from form_submissions s where s.home_id = new.home_id and s.form_id = new.id and s.by_person = person)
    or exists (select from form_events e where e.home_id = new.home_id and e.form_id = new.id and e.act = 'submit' and e.by_person = person))
  then
    raise exception 'nobody verifies what they typed or sent' using errcode = 'check_violation', constraint = 'forms_verified_by_others';
  end if;
  return new;
end $$;
