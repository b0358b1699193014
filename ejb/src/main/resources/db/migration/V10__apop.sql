-- Plain SQL that H2 and PostgreSQL both read.

-- What accounts that chose APOP share with their clients; sealed under a key that is not in the database.
create table apop_secret (
  account_id bigint primary key references account (id) on delete cascade,
  sealed bytea not null,
  created_at timestamp with time zone not null
);
