-- The kinds of what people are told, of rows from before too.
alter table tellings validate constraint tellings_kind_known;
