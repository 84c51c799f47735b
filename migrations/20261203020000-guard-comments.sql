-- A comment was written with the audience that its duty had when it was looked at, and the wall let whoever sees a duty write the
-- next version of somebody else's comment.
create function comments_stand_with_duty() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  current bigint[];
begin
  -- Held until this is stored: whoever changes the duty then finds the comment. That it is gone is said by the key.
  select s.audience into current from assignments s
  where s.home_id = new.home_id and s.id = new.assignment_id for share;
  if found then new.audience := current; end if;
  if new.revision > 1 and not exists (
    select from duty_comments c
    where c.home_id = new.home_id and c.id = new.id and c.revision = new.revision - 1
      and c.assignment_id = new.assignment_id and c.by_person = new.by_person)
  then
    raise exception 'only its author writes the next version of a comment'
      using errcode = 'check_violation', constraint = 'duty_comments_of_one_author';
  end if;
  return new;
end $$;
revoke all on function comments_stand_with_duty from public;
create trigger comments_stand_with_duty before insert on duty_comments
  for each row execute function comments_stand_with_duty();
