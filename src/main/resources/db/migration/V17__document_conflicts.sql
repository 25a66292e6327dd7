-- What an imported document said when its article had been changed here since: kept until an editor settles it.

alter table document_source
    add column written           text,           -- checksum of what the import wrote into the article; null where that is not known
    add column incoming          jsonb,          -- title, Markdown and questions that wait for a decision
    add column incoming_checksum text;
create index document_source_of_article on document_source (article_id);
