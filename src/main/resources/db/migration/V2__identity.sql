-- Who somebody is and what they may do.

create table people (
    id         uuid primary key,
    username   text        not null unique check (username ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    name       text        not null check (length(name) between 1 and 100),
    roles      text[]      not null,
    enabled    boolean     not null default true,
    demo       boolean     not null default false,
    created_at timestamptz not null
);

create table passwords (
    person uuid primary key references people,
    hash   text        not null,
    set_at timestamptz not null
);

-- One-time codes with which somebody sets a first password. Only a hash of the code is kept.
create table password_codes (
    hash       bytea primary key,
    person     uuid        not null references people,
    expires_at timestamptz not null
);

create table teams (
    tag  text primary key check (tag ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name text not null check (length(name) between 1 and 100)
);

create table memberships (
    person uuid not null references people,
    team   text not null references teams,
    primary key (person, team)
);

-- A session that is over has no row. Only a hash of the token is kept.
create table sessions (
    id         uuid primary key,
    token_hash bytea       not null unique,
    person     uuid        not null references people,
    started_at timestamptz not null,
    seen_at    timestamptz not null,
    ends_at    timestamptz not null
);
create index sessions_person on sessions (person);
create index sessions_ends_at on sessions (ends_at);

create table session_tickets (
    hash       bytea primary key,
    session    uuid        not null references sessions on delete cascade,
    expires_at timestamptz not null
);
create index session_tickets_session on session_tickets (session);

-- One row for an address, one for an account seen from an address.
create table sign_in_failures (
    key        text primary key,
    failures   int         not null,
    last_at    timestamptz not null,
    blocked_to timestamptz not null
);
create index sign_in_failures_last_at on sign_in_failures (last_at);

-- Where an account has signed in from: there it does not wait for the failures of its neighbours.
create table known_addresses (
    account text        not null,
    address text        not null,
    last_at timestamptz not null,
    primary key (account, address)
);

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   uuid,
    action  text        not null,
    subject text        not null,
    details jsonb       not null
);
create index audit_actor on audit (actor, id);
create index audit_subject on audit (subject, id);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'audit is append-only';
end $$;

create trigger audit_is_append_only before update or delete on audit
    for each row execute function refuse_change_of_audit();
create trigger audit_is_never_emptied before truncate on audit
    for each statement execute function refuse_change_of_audit();
