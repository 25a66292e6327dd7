-- chat: conversations and their ledgers of messages, the bot's durable turns, uploads.

create table conversations (
  id          uuid primary key,
  person      uuid        not null,
  channel     text        not null,
  peer        text,
  client_key  text,
  owner       text        not null check (owner in ('BOT', 'QUEUED', 'PERSON', 'CLOSED')),
  epoch       bigint      not null,
  agent       uuid,
  ticket      text,
  lang        text        not null,
  last_seq    bigint      not null default 0,
  created_at  timestamptz not null,
  touched_at  timestamptz not null,
  closed_at   timestamptz,
  unique (person, client_key)
);
create index conversations_of_person on conversations (person, touched_at desc);
create index conversations_at_desk on conversations (owner, touched_at) where owner in ('QUEUED', 'PERSON');
create unique index conversations_open_peer on conversations (channel, peer) where peer is not null and owner <> 'CLOSED';

-- Append-only. seq is given while the conversation's row is locked: its order is the order of commits, without gaps.
-- reply is the seq of the employee's message that a bot's message answers: each question is answered once at most.
create table messages (
  conversation uuid        not null references conversations,
  seq          bigint      not null,
  sender       text        not null check (sender in ('EMPLOYEE', 'BOT', 'AGENT', 'SYSTEM')),
  author       uuid,
  client_id    text,
  reply        bigint,
  text         text        not null,
  at           timestamptz not null,
  extra        jsonb,
  primary key (conversation, seq)
);
create unique index messages_client_id on messages (conversation, author, client_id) where client_id is not null;
create unique index messages_reply on messages (conversation, reply) where reply is not null;

-- A turn is due for each message that reaches the bot. claimed_by is the number of the process that holds the advisory
-- lock of the same number as long as it lives; attempts tells one claim from the next.
create sequence turn_worker_number as integer maxvalue 2147483647 cycle;
create table turns (
  conversation uuid        not null references conversations,
  seq          bigint      not null,
  epoch        bigint      not null,
  state        text        not null check (state in ('WAITING', 'CLAIMED', 'DONE', 'DISCARDED')),
  claimed_by   integer,
  claimed_at   timestamptz,
  attempts     integer     not null default 0,
  not_before   timestamptz not null,
  asked_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (conversation, seq)
);
create index turns_waiting on turns (asked_at) where state = 'WAITING';
create index turns_open on turns (conversation, seq) where state in ('WAITING', 'CLAIMED');
create index turns_claimed on turns (claimed_by) where state = 'CLAIMED';

create table attachments (
  id           uuid primary key,
  conversation uuid        not null references conversations,
  seq          bigint,
  name         text        not null,
  media_type   text        not null,
  kind         text        not null check (kind in ('TEXT', 'GZIP', 'ZIP', 'IMAGE')),
  entry        text,
  size         bigint      not null,
  created_at   timestamptz not null,
  explanation  jsonb
);
create index attachments_of_conversation on attachments (conversation, seq);
create table attachment_pieces (
  attachment uuid    not null references attachments on delete cascade,
  n          integer not null,
  bytes      bytea   not null,
  primary key (attachment, n)
);

create table conversation_ratings (
  conversation uuid primary key references conversations,
  person       uuid        not null,
  score        integer     not null check (score between 1 and 5),
  reason       text,
  at           timestamptz not null
);

create table conversation_reads (
  conversation uuid        not null references conversations,
  person       uuid        not null,
  seq          bigint      not null,
  primary key (conversation, person)
);

-- What platforms sent us; the key makes their retries harmless.
create table channel_inbox (
  channel     text        not null,
  message_id  text        not null,
  received_at timestamptz not null,
  primary key (channel, message_id)
);
