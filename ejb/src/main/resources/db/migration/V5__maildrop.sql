-- Plain SQL that H2 and PostgreSQL both read.

-- When a POP3 session removed the entry; null while it is in the maildrop. It can be restored until it is swept.
alter table maildrop_entry add column deleted_at timestamp with time zone;
drop index maildrop_entry_account;
create index maildrop_entry_account on maildrop_entry (account_id, deleted_at, id);

-- How much an account may have in its maildrop; null for no limit.
create table account_quota (
  account_id bigint primary key references account (id) on delete cascade,
  octets bigint,
  messages bigint,
  -- Whether its owner was told that it is nearly full, since it last was not.
  warned boolean not null
);
