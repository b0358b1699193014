-- Plain SQL that H2 and PostgreSQL both read.

create sequence policy_seq start with 500 increment by 500;

-- Whom to accept, refuse, defer, discard or hold.
create table access_rule (
  id bigint primary key,
  kind varchar(16) not null,
  pattern varchar(400) not null,
  action varchar(16) not null,
  -- What to answer instead of the action's own reply.
  reply varchar(512),
  created_at timestamp with time zone not null,
  unique (kind, pattern)
);

-- Greylisting: who tried whom from which network, by the digest of the three.
create table greylist_triplet (
  digest varchar(64) primary key,
  first_seen timestamp with time zone not null,
  passed boolean not null,
  expires_at timestamp with time zone not null
);
create index greylist_triplet_expires on greylist_triplet (expires_at);

-- Networks whose servers came back often enough.
create table greylist_network (
  network varchar(64) primary key,
  passes int not null,
  expires_at timestamp with time zone not null
);
create index greylist_network_expires on greylist_network (expires_at);
