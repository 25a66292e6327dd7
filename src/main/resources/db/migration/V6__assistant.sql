-- What a model is told of earlier turns: masked, cut, the latest few of a conversation.
create table assistant_memory (
    conversation uuid        not null,
    turn         integer     not null,
    question     text        not null,
    reply        text        not null,
    at           timestamptz not null,
    primary key (conversation, turn)
);

create index assistant_memory_at on assistant_memory (at);
