-- The articles. Everything that is searched is derived from these tables and can be built again from them.

-- Counts the changes of what is published. Each change takes the next number under this row's lock, so that the numbers
-- become visible in their order and a node that has seen n has seen everything up to n.
create table article_revision (
    one      boolean primary key default true check (one),
    revision bigint not null,
    base     uuid not null
);
insert into article_revision (revision, base) values (0, gen_random_uuid());

create table article (
    id                text primary key,
    path              text,                    -- file it is imported from; null: written here
    imported_checksum text,                    -- of that file when it was last imported
    published         int,                     -- the version that everybody reads; null: none yet
    archived          boolean not null default false,
    revision          bigint not null,
    created_at        timestamptz not null,
    changed_at        timestamptz not null
);
create index article_by_revision on article (revision);

create table article_version (
    article_id     text not null references article (id),
    version        int not null,
    state          text not null check (state in ('draft', 'review', 'published', 'superseded')),
    title          text not null,
    lang           text not null check (lang in ('zh', 'en')),
    audience       text[] not null check (cardinality(audience) > 0),
    owner          text not null,
    review_by      date not null,
    tags           text[] not null,
    questions      text[] not null,
    translation_of text,
    markdown       text not null,
    author         uuid,                       -- null: imported
    source         text not null,              -- the file, or the ticket or question that it came from
    created_at     timestamptz not null,
    published_at   timestamptz,
    primary key (article_id, version)
);

-- Numbered paragraphs of a version: what is searched, quoted and cited. Never changed once written.
create table article_paragraph (
    article_id text not null,
    version    int not null,
    n          int not null check (n > 0),
    heading    text not null,
    text       text not null,
    primary key (article_id, version, n),
    foreign key (article_id, version) references article_version (article_id, version) on delete cascade
);

-- Vectors by the model file that made them and the checksum of the text: a warm start embeds nothing.
create table article_embedding (
    space    text not null,
    checksum text not null,
    vector   bytea not null,                   -- little-endian floats
    primary key (space, checksum)
);
