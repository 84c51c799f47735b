-- outside a transaction: assignments are many; what a programme lacks is asked whenever its follow-up is opened, and it is a few of thousands.
drop index concurrently if exists assignments_lacking;
create index concurrently assignments_lacking on assignments (programme_id)
  where ended_on is null and (organisation_id is null or unresolved <> '{}' or (kind = 'conditional' and condition_met_on is null));
