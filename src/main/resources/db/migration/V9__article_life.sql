-- The life of an article: who wrote and reviewed a version, when it is published by itself, when the article ends.

alter table article
    add column edition          bigint  not null default 1,  -- counts every change: names what an editor saw
    add column expires_at       timestamptz,
    add column expired          boolean not null default false,  -- archived because its time was over
    add column imported_version int,                         -- the version that the file became
    add column conflict         text;                        -- checksum of a file that changed while the article was changed here
update article a set imported_version = (
    select max(version) from article_version v where v.article_id = a.id and v.author is null and v.source like 'articles/%')
where path is not null;
create index article_expiring on article (expires_at) where expires_at is not null;

alter table article_version
    add column editors      uuid[] not null default '{}',    -- all who wrote on it: none of them reviews it
    add column reviewer     uuid,                            -- who published it
    add column publish_at   timestamptz,
    add column scheduled_by uuid,
    add column reason       text,                            -- why it was published although answers break
    add column returned     text,                            -- what the reviewer wants changed
    add column file         text;                            -- the file word for word, where it was imported
update article_version set editors = array[author] where author is not null;
create index article_version_due on article_version (publish_at) where publish_at is not null;

-- Each review date is announced once, by whichever node comes first.
create table article_reminder (
    article_id   text        not null references article (id),
    review_by    date        not null,
    announced_at timestamptz not null,
    primary key (article_id, review_by)
);
