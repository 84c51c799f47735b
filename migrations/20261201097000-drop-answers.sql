-- An answer that somebody had begun, and for which a corrected plan asks no more, ends visibly and comes back when it is asked for again.
alter table answers add column dropped_on date;
comment on column answers.dropped_on is 'From this day on the plan asks for it no more, though its assignment goes on.';
comment on column answers.ended is 'Its assignment has ended, or the plan asks for it no more.';
grant update (dropped_on) on answers to hieuhoc_app;

create or replace function answers_follow_assignments() returns trigger language plpgsql as $$
begin
  update answers a set audience = s.audience, opened_on = greatest(s.opened_on, s.condition_met_on),
    ended = s.ended_on is not null or a.dropped_on is not null
  from changed s
  where a.home_id = s.home_id and a.assignment_id = s.id
    and (a.audience, a.opened_on, a.ended)
      is distinct from (s.audience, greatest(s.opened_on, s.condition_met_on), s.ended_on is not null or a.dropped_on is not null);
  return null;
end $$;
