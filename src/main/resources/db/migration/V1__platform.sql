-- What leaves the process: written in the transaction that causes it, sent at least once, in order within a key.
create table outbox (
  id            bigint generated always as identity primary key,
  topic         text        not null,
  key           text        not null,
  payload       jsonb       not null,
  created_at    timestamptz not null,
  due_at        timestamptz not null,
  attempts      int         not null default 0,
  claimed_until timestamptz,
  done_at       timestamptz,
  failed        text,
  unique (topic, key)
);
create index outbox_due on outbox (due_at) where done_at is null;
