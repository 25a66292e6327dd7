-- Tickets and their ledger. The ledger is the truth; the columns of a ticket that change are what its last event made them.

create table priority_matrix (
    impact   text not null check (impact in ('LOW', 'MEDIUM', 'HIGH')),
    urgency  text not null check (urgency in ('LOW', 'MEDIUM', 'HIGH')),
    priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
    primary key (impact, urgency)
);
insert into priority_matrix (impact, urgency, priority) values
    ('HIGH', 'HIGH', 'P1'), ('HIGH', 'MEDIUM', 'P2'), ('HIGH', 'LOW', 'P3'),
    ('MEDIUM', 'HIGH', 'P2'), ('MEDIUM', 'MEDIUM', 'P3'), ('MEDIUM', 'LOW', 'P4'),
    ('LOW', 'HIGH', 'P3'), ('LOW', 'MEDIUM', 'P4'), ('LOW', 'LOW', 'P4');

create sequence ticket_numbers start 1001;

create table tickets (
    id          bigint primary key default nextval('ticket_numbers'),
    number      text generated always as ('ZB-' || id) stored unique,
    origin_kind text        not null,
    origin_id   text        not null,
    requester   uuid        not null,
    title       text        not null,
    category    text        not null,
    impact      text        not null,
    urgency     text        not null,
    priority    text        not null,
    reason      text        not null,
    lang        text        not null,
    handoff     jsonb       not null,
    opened_at   timestamptz not null,
    state       text        not null check (state in ('QUEUED', 'ASSIGNED', 'PENDING', 'RESOLVED', 'CLOSED')),
    assignee    uuid,
    tier        int         not null default 1,
    queued_at   timestamptz not null,
    resolved_at timestamptz,
    closed_at   timestamptz,
    rating      int check (rating between 1 and 5),
    check ((state in ('ASSIGNED', 'PENDING')) <= (assignee is not null)),
    check (state <> 'QUEUED' or assignee is null)
);
-- A hand-over is idempotent: an origin has one ticket at a time.
create unique index tickets_one_of_origin on tickets (origin_kind, origin_id) where state <> 'CLOSED';
create index tickets_of_origin on tickets (origin_kind, origin_id, id);
create index tickets_queue on tickets (priority, opened_at, id) where state = 'QUEUED';
create index tickets_of_assignee on tickets (assignee, id) where assignee is not null;
create index tickets_of_requester on tickets (requester, id);

create table ticket_events (
    id         bigint generated always as identity primary key,
    ticket     bigint      not null references tickets,
    at         timestamptz not null,
    actor      uuid,
    kind       text        not null,
    shown      boolean     not null, -- to the requester
    from_state text,
    to_state   text        not null,
    text       text        not null,
    details    jsonb       not null,
    client_id  text,
    unique (ticket, client_id)
);
create index ticket_events_of_ticket on ticket_events (ticket, id);

create function refuse_change_of_ticket_events() returns trigger language plpgsql as $$
begin
    raise exception 'ticket_events is append-only';
end $$;

create trigger ticket_events_are_append_only before update or delete on ticket_events
    for each row execute function refuse_change_of_ticket_events();
create trigger ticket_events_are_never_emptied before truncate on ticket_events
    for each statement execute function refuse_change_of_ticket_events();

create table ticket_links (
    ticket   bigint not null references tickets,
    other    bigint not null references tickets,
    relation text   not null check (relation in ('related', 'duplicate-of', 'caused-by', 'parent')),
    primary key (ticket, other, relation),
    check (ticket <> other)
);
create index ticket_links_other on ticket_links (other);
