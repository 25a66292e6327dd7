-- What each article has to answer, beside the questions of its front matter.
create table golden_question (
    article_id text not null references article (id),
    n          int  not null,
    question   text not null,
    heading    text,                            -- of the paragraph that should come first; null: any of the article
    primary key (article_id, n)
);

-- All questions asked again as if a version were published. Kept: it says what the reviewer knew.
create table article_replay (
    id          uuid primary key,
    article_id  text        not null references article (id),
    version     int         not null,
    content     text        not null,           -- checksum of what was tried
    revision    bigint      not null,           -- what was published then
    state       text        not null check (state in ('running', 'done', 'failed')),
    done        int         not null,
    total       int         not null,
    result      jsonb,
    started_by  uuid        not null,
    started_at  timestamptz not null,
    touched_at  timestamptz not null
);
create index article_replay_of_version on article_replay (article_id, version, started_at);
