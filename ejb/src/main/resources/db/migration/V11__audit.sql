-- Plain SQL that H2 and PostgreSQL both read.

-- Whether an administrator may read what is in messages.
alter table administrator add column mail_reader boolean default false not null;

create sequence audit_seq start with 50 increment by 50;

-- Who read what others wrote, and who gave whom the right to. Rows are never changed.
create table audit_record (
  id bigint primary key,
  created_at timestamp with time zone not null,
  administrator varchar(64) not null,
  action varchar(32) not null,
  -- What it was done to: an account, a message.
  subject varchar(400) not null,
  -- The address it came from.
  client varchar(64) not null
);
