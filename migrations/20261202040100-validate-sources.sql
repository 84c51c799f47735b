-- Where a last day comes from holds for what stood there before, too.
alter table answers validate constraint answers_source_known;
