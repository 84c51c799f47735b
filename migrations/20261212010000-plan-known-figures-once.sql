-- As before, in a language that keeps its plan: to plan it took as long as to answer it.
create or replace function figures_known_to(of_home integer, of_form uuid, periods text[])
returns table (period text, element_id bigint, category text, value numeric, mark text, note text, form_id uuid, programme_name text, organisation_name text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select v.period, v.element_id, v.category, v.value, v.mark, v.note, v.form_id, p.name, o.name
  from forms f
  join data_values v on v.home_id = f.home_id and v.period = any (periods) and v.unit_id = f.unit_id
  join data_set_elements e on e.home_id = f.home_id and e.data_set_id = f.data_set_id and e.element_id = v.element_id and e.removed_by is null
  left join forms g on g.home_id = v.home_id and g.id = v.form_id and g.id <> f.id
  left join programmes p on p.home_id = g.home_id and p.id = g.programme_id
  left join organisations o on o.home_id = g.home_id and o.id = g.organisation_id
  where f.home_id = of_home and f.id = of_form and f.unit_path <@ nullif(current_setting('app.scopes', true), '')::ltree[];
end $$;
