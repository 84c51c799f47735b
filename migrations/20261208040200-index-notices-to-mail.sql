-- outside a transaction
-- What nobody has seen and no letter tells of is looked for each minute.
drop index concurrently if exists notices_to_mail;
create index concurrently notices_to_mail on notices (at) where seen_at is null and taken_back_at is null and mail_id is null;
