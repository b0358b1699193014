-- Plain SQL that H2 and PostgreSQL both read.
-- Sequences give blocks of 500: JPA's allocationSize of the same entities.

create sequence directory_seq start with 500 increment by 500;
create sequence message_seq start with 500 increment by 500;
create sequence recipient_seq start with 500 increment by 500;
create sequence maildrop_seq start with 500 increment by 500;

-- Who there is.

create table domain (
  id bigint primary key,
  name varchar(253) not null unique,
  created_at timestamp with time zone not null
);

create table account (
  id bigint primary key,
  domain_id bigint not null references domain (id),
  local_part varchar(64) not null,
  password varchar(255) not null,
  -- Part of every unique-id of this account: an account made anew never repeats one (RFC 1939 section 7).
  uid_validity bigint not null,
  created_at timestamp with time zone not null,
  unique (domain_id, local_part)
);

create table administrator (
  name varchar(64) primary key,
  password varchar(255) not null,
  created_at timestamp with time zone not null
);

-- Domains that are reached without asking DNS.
create table transport (
  id bigint primary key,
  pattern varchar(320) not null unique,
  host varchar(255) not null,
  port int not null,
  created_at timestamp with time zone not null
);

-- The spool: a message, its octets in pieces, and who is still to get it.

create table message (
  id bigint primary key,
  received_at timestamp with time zone not null,
  -- Reverse-path without brackets; empty for the null sender.
  sender varchar(320) not null,
  size bigint not null,
  body varchar(16) not null,
  client varchar(64) not null,
  helo varchar(255) not null,
  protocol varchar(16) not null,
  account varchar(320)
);

create table content (
  message_id bigint not null references message (id) on delete cascade,
  piece int not null,
  octets bytea not null,
  primary key (message_id, piece)
);

-- A remote recipient. due_at is when the queue looks at it next: the time of the next try, or while a node
-- holds the lease the end of that lease; null once the recipient is final.
create table recipient (
  id bigint primary key,
  message_id bigint not null references message (id) on delete cascade,
  address varchar(320) not null,
  domain varchar(255) not null,
  state varchar(16) not null,
  attempts int not null,
  due_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  lease_owner varchar(64),
  fence bigint not null,
  remote varchar(320),
  reply varchar(1000),
  updated_at timestamp with time zone not null
);
create index recipient_message on recipient (message_id);
create index recipient_due on recipient (due_at);

-- Maildrops: what each account has to fetch, in the order of arrival.

create table maildrop_entry (
  id bigint primary key,
  account_id bigint not null references account (id) on delete cascade,
  message_id bigint not null references message (id),
  recipient varchar(320) not null,
  -- Header lines of final delivery, which stand before the message's own (RFC 5321 section 4.4).
  trace varchar(1000) not null,
  -- Exact octets on the wire before dot-stuffing, trace included.
  size bigint not null
);
create index maildrop_entry_account on maildrop_entry (account_id, id);
create index maildrop_entry_message on maildrop_entry (message_id);

-- One session at a time; the lease ends by itself when its node dies.
create table maildrop_lease (
  account_id bigint primary key references account (id) on delete cascade,
  owner varchar(64),
  fence bigint not null,
  expires_at timestamp with time zone not null
);
