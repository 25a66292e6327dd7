-- desk: what employees report, and candidates of major incidents that reports and logs make together.

create table incidents (
  id         bigint generated always as identity primary key,
  service    text        not null,
  state      text        not null check (state in ('CANDIDATE', 'ACCEPTED', 'DISMISSED')),
  opened_at  timestamptz not null,
  last_at    timestamptz not null, -- of its newest evidence
  ticket     text,
  decided_by uuid,
  decided_at timestamptz,
  why        text,
  check ((state = 'CANDIDATE') = (decided_by is null)),
  check ((state = 'ACCEPTED') = (ticket is not null))
);
create index incidents_of_service on incidents (service, last_at);

-- Texts are masked. A report belongs to one incident at most.
create table incident_reports (
  id          bigint generated always as identity primary key,
  person      uuid        not null,
  origin_kind text        not null,
  origin_id   text        not null,
  at          timestamptz not null,
  text        text        not null,
  articles    text[]      not null,
  incident    bigint references incidents
);
create index incident_reports_at on incident_reports (at);
create index incident_reports_of_incident on incident_reports (incident) where incident is not null;

create table incident_anomalies (
  incident bigint not null references incidents,
  anomaly  bigint not null,
  primary key (incident, anomaly)
);
