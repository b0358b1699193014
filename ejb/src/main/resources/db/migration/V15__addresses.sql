-- Plain SQL that H2 and PostgreSQL both read.

create sequence addressing_seq start with 500 increment by 500;

-- An address, or @domain for all others of a domain, that stands for others. With an owner it is a list.
create table alias (
  id bigint primary key,
  name varchar(320) not null unique,
  owner varchar(320),
  posting varchar(16),
  created_at timestamp with time zone not null
);

create table alias_target (
  alias_id bigint not null references alias (id) on delete cascade,
  target varchar(320) not null,
  primary key (alias_id, target)
);

-- Where an account wants its mail.
create table forward (
  account_id bigint primary key references account (id) on delete cascade,
  keep_copy boolean not null,
  created_at timestamp with time zone not null
);

create table forward_target (
  account_id bigint not null references forward (account_id) on delete cascade,
  target varchar(320) not null,
  primary key (account_id, target)
);

-- How addresses of submitted mail are rewritten.
create table rewrite_rule (
  id bigint primary key,
  kind varchar(16) not null,
  pattern varchar(320) not null,
  -- What stands there instead; null where the kind needs none.
  replacement varchar(320),
  created_at timestamp with time zone not null,
  unique (kind, pattern)
);
