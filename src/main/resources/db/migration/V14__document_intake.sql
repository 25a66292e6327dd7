-- Documents that became drafts: each upload, and which document became which article.

create table document_intake (
    id         uuid primary key,
    name       text        not null,
    state      text        not null check (state in ('running', 'done', 'failed')),
    done       int         not null,
    place      text        not null,            -- what is being read
    result     jsonb,
    started_by uuid        not null,
    started_at timestamptz not null,
    touched_at timestamptz not null
);

create table document_source (
    place      text primary key,                -- the file's name, with the path inside an archive
    article_id text        not null references article (id),
    checksum   text        not null,            -- of the Markdown that it became
    taken_at   timestamptz not null
);
