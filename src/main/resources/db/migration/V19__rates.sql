-- logs: how often something came, in bins of five minutes that begin `bin` times five minutes after 1970; kept for two weeks.
create table log_counts (
  source  uuid   not null references log_sources on delete cascade,
  subject text   not null, -- as in log_anomalies; 'volume' is all lines
  bin     bigint not null,
  count   bigint not null,
  primary key (source, subject, bin)
);
create index log_counts_oldest on log_counts (bin);

-- What was usual in five minutes, on average over day and night, when the warning was raised; null where nothing is.
alter table log_anomalies add column usual double precision;
