-- logs: what a receiver without acknowledgements has put into the inbox, so that it can try again without putting it there twice.

create table log_receipts (
  id uuid        primary key,
  at timestamptz not null
);
create index log_receipts_oldest on log_receipts (at);
