-- The rules of links and letters hold for what stood there before, too.

alter table one_time_links validate constraint one_time_links_purpose_known;
alter table one_time_links validate constraint one_time_links_name_their_person;
alter table mails validate constraint mails_kind_known;
