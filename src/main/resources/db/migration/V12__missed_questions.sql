-- Questions that the knowledge base did not answer, or answered badly. Append-only; every text is masked.
create table missed_question (
    id           bigint generated always as identity primary key,
    why          text        not null check (why in ('unanswered', 'not-solved', 'badly-rated')),
    question     text        not null,
    checksum     text        not null,          -- of the question: the same again counts once
    lang         text        not null check (lang in ('zh', 'en')),
    conversation uuid,
    person       uuid        not null,
    at           timestamptz not null,
    unique nulls not distinct (conversation, person, why, checksum)
);
create index missed_question_at on missed_question (at);
create index missed_question_conversation on missed_question (conversation);

-- What an agent solved a conversation with; the last one counts.
create table missed_answer (
    id           bigint generated always as identity primary key,
    conversation uuid        not null,
    answer       text        not null,
    agent        uuid        not null,
    at           timestamptz not null
);
create index missed_answer_of_conversation on missed_answer (conversation, id);

-- A missed question that somebody has dealt with.
create table missed_closed (
    missed     bigint primary key references missed_question,
    article_id text,                            -- what answers it from now on
    why        text,
    person     uuid        not null,
    at         timestamptz not null
);

-- Which passages were shown, and what people said of exactly these. Read by people, never by the ranking.
create table article_use (
    id           bigint generated always as identity primary key,
    article_id   text        not null,
    version      int         not null,
    paragraph    int         not null,
    conversation uuid,
    at           timestamptz not null
);
create index article_use_of_article on article_use (article_id, at);
create table article_vote (
    article_id text        not null,
    version    int         not null,
    paragraph  int         not null,
    person     uuid        not null,
    helpful    boolean     not null,
    at         timestamptz not null,
    primary key (article_id, version, paragraph, person)
);
