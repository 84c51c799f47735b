-- outside a transaction
drop index concurrently if exists reminders_by_mail;
create index concurrently reminders_by_mail on reminders (at) where way = 'mail';
