-- What should be put right in the articles. An item that no longer holds is gone, and comes back with its date if it holds again.
create table hygiene_item (
    id            bigint generated always as identity primary key,
    kind          text        not null,
    article_id    text        not null references article (id),
    other         text        not null,     -- the other article, or the link; empty where there is none
    detail        text        not null,
    owner         text        not null,
    found_at      timestamptz not null,
    due_on        date        not null,
    gone_at       timestamptz,
    dismissed_by  uuid,
    dismissed_why text,
    unique (kind, article_id, other, detail)
);
create index hygiene_item_open on hygiene_item (due_on) where gone_at is null and dismissed_by is null;
