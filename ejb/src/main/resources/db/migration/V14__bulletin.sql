-- Plain SQL that H2 and PostgreSQL both read.

-- Accounts that belong together, of any domains.
create table account_group (
  id bigint primary key,
  name varchar(64) not null unique,
  created_at timestamp with time zone not null
);
create table group_member (
  group_id bigint not null references account_group (id) on delete cascade,
  account_id bigint not null references account (id) on delete cascade,
  primary key (group_id, account_id)
);
create index group_member_account on group_member (account_id);

-- Messages that stay though no maildrop and no queue holds them.
create table kept_message (
  message_id bigint primary key references message (id)
);

-- Messages for many maildrops, each of which gets its entry at its owner's next login. Without domain and group: for all.
create table bulletin (
  id bigint primary key,
  message_id bigint not null references kept_message (message_id),
  subject varchar(255) not null,
  domain_id bigint references domain (id) on delete cascade,
  group_id bigint references account_group (id) on delete cascade,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  -- When it was taken back; it is given to nobody any more.
  ended_at timestamp with time zone
);

-- The number of the last bulletin. Who issues one locks it, so that numbers are committed in their order.
create table bulletin_number (
  id bigint primary key,
  last_issued bigint not null
);
insert into bulletin_number (id, last_issued) values (1, 0);

-- The last bulletin that its owner was given, or passed over; null before the first look.
alter table maildrop_lease add column bulletin bigint;

-- What the accounts of a domain may have in their maildrops where nothing is said of the account; null for no limit.
create table domain_quota (
  domain_id bigint primary key references domain (id) on delete cascade,
  octets bigint,
  messages bigint
);
