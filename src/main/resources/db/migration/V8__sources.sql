-- logs: live sources, what they sent and is not read yet, their baselines, and what was noticed.

create table log_sources (
  id               uuid primary key,
  name             text        not null unique check (length(name) between 1 and 80),
  kind             text        not null check (kind in ('tail', 'syslog', 'push')),
  service          text        not null check (length(service) between 1 and 60),
  words            text[]      not null, -- how people call the service
  zone             text        not null, -- of timestamps that name none
  path             text,                 -- tail: the file
  sender           text,                 -- syslog: an address or a network such as 10.2.0.0/16; null is any
  program          text,                 -- syslog: the program in the header; null is any
  token_hash       bytea unique,         -- push: only a hash is kept
  lines_per_minute int         not null check (lines_per_minute between 1 and 10000000),
  bytes_per_minute bigint      not null check (bytes_per_minute between 1000 and 10000000000),
  enabled          boolean     not null,
  created_at       timestamptz not null,
  check ((kind = 'tail') = (path is not null)),
  check ((kind = 'push') = (token_hash is not null))
);

-- How far a file was read. It is told by its key and by a hash of its head, so that it is known again under another name.
create table log_positions (
  source      uuid primary key references log_sources on delete cascade,
  file_key    text   not null,
  head_length int    not null,
  head_hash   bytea  not null,
  read        bigint not null,
  modified    bigint not null
);

-- Acknowledged and not read yet. Read and removed in one transaction with what it changes below.
create table log_batches (
  id          bigint generated always as identity primary key,
  source      uuid        not null references log_sources on delete cascade,
  received_at timestamptz not null,
  kind        text        not null check (kind in ('lines', 'alerts')),
  lines       int         not null,
  bytes       bigint      not null,
  body        bytea       not null,
  failed      boolean     not null default false -- kept because nobody could read it
);
create index log_batches_of_source on log_batches (source, id);

-- What is usual for a source. `version` tells a process whether what it remembers is still true.
create table log_baselines (
  source      uuid primary key references log_sources on delete cascade,
  version     bigint             not null,
  first_at    timestamptz        not null,
  last_at     timestamptz        not null,
  seen_at     timestamptz        not null, -- when it last spoke, by our clock
  lines       bigint             not null,
  headers     double precision   not null, -- how usual headers are, 0 to 1
  pace        double precision[] not null, -- of all lines; see logs.watch.Pace
  hours       double precision[] not null, -- lines in an hour, by hour of week from Monday 00:00 UTC; negative: not known
  hour        bigint             not null, -- the hour that is being counted, since 1970
  in_hour     bigint             not null,
  longest_gap double precision   not null, -- seconds, decaying
  silent      bigint,                      -- the open warning of its silence
  forgotten   bigint             not null  -- templates that were forgotten for lack of room
);

create table log_templates (
  id       bigint generated always as identity primary key,
  source   uuid               not null references log_sources on delete cascade,
  level    text               not null,
  text     text               not null,
  trouble  boolean            not null,
  first_at timestamptz        not null,
  last_at  timestamptz        not null,
  count    bigint             not null,
  pace     double precision[] not null
);
create index log_templates_of_source on log_templates (source);

-- The masked shapes that make a template: from them the miner is filled again after a start.
create table log_shapes (
  id       bigint generated always as identity primary key,
  source   uuid   not null references log_sources on delete cascade,
  template bigint not null references log_templates on delete cascade,
  text     text   not null
);
create index log_shapes_of_source on log_shapes (source, id);
create index log_shapes_of_template on log_shapes (template);

-- One row for one matter: what comes again while it is open is counted there. Texts are masked.
create table log_anomalies (
  id        bigint generated always as identity primary key,
  source    uuid        not null,
  name      text        not null,
  service   text        not null,
  kind      text        not null check (kind in ('new', 'burst', 'silence', 'known-error', 'alert')),
  subject   text        not null, -- with source and kind what makes it the same matter
  title_zh  text        not null,
  title_en  text        not null,
  article   text,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  raised_at timestamptz not null,
  ended_at  timestamptz,
  count     bigint      not null,
  evidence  jsonb       not null,
  held_back bigint      not null default 0 -- further warnings that were not raised because there were too many
);
create index log_anomalies_same on log_anomalies (source, kind, subject, last_at);
create index log_anomalies_newest on log_anomalies (raised_at);
