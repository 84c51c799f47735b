alter table tellings validate constraint tellings_kind_known;
