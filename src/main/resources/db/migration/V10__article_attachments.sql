-- Files and images of articles. The type is what the bytes are, never what the file was called.
create table article_attachment (
    id         uuid primary key,
    article_id text        not null references article (id),
    name       text        not null,
    media_type text        not null,
    bytes      bytea       not null,
    author     uuid        not null,
    created_at timestamptz not null
);
create index article_attachment_of_article on article_attachment (article_id);
