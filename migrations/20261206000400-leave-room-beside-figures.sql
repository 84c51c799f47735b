-- A figure that is typed again, and its form, find room beside what they were, so that no index is written: set for pages yet to be filled.
alter table data_values set (fillfactor = 80);
alter table forms set (fillfactor = 80);
