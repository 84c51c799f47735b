-- What was signed comes back as a .pdf as well.
alter table documents
  drop constraint documents_format_check,
  add constraint documents_format_check check (format in ('docx', 'pdf', 'txt')) not valid;
