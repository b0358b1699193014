-- Plain SQL that H2 and PostgreSQL both read.

create sequence import_seq start with 50 increment by 50;

-- A mailbox that is being read into an account's maildrop, or was.
create table import_job (
  id bigint primary key,
  account_id bigint not null references account (id) on delete cascade,
  format varchar(16) not null,
  -- A path below eagle.import.directory; or for people, where a client took it from.
  source varchar(1000) not null,
  on_server boolean not null,
  without_state boolean not null,
  again boolean not null,
  state varchar(16) not null,
  -- Octets of the source that are done with, and all of it if that is known.
  consumed bigint not null,
  total bigint,
  imported bigint not null,
  skipped bigint not null,
  reason varchar(500),
  -- A reading of the source from its beginning: equal messages are counted within it.
  run bigint not null,
  owner varchar(64),
  fence bigint not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create index import_job_account on import_job (account_id);
create index import_job_state on import_job (state, id);

-- What was imported into an account before, so that it is not imported twice.
create table imported_message (
  account_id bigint not null references account (id) on delete cascade,
  digest varchar(64) not null,
  -- How many equal ones; and how many the run with that number has met.
  copies int not null,
  run bigint not null,
  met int not null,
  primary key (account_id, digest)
);

-- A unique-id that a message brought with it; null where ours is made of its queue id.
alter table maildrop_entry add column uidl varchar(70);
create index maildrop_entry_uidl on maildrop_entry (account_id, uidl);
