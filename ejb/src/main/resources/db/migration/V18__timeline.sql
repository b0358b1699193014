-- Plain SQL that H2 and PostgreSQL both read.
-- What happened to each message, by the key that its queue id names. Nothing here refers to the message's own
-- row: it outlives that.

create sequence timeline_seq start with 500 increment by 500;

-- How the session was encrypted that a message came over: protocol and cipher.
alter table message add column tls varchar(100);

-- The envelope, copied from the message some seconds after it was received, or when it is removed before. Not a
-- unique key: two nodes may copy the same at once.
create table timeline_message (
  message_id bigint not null,
  received_at timestamp with time zone not null,
  sender varchar(320) not null,
  size bigint not null,
  client varchar(64) not null,
  helo varchar(255) not null,
  protocol varchar(16) not null,
  tls varchar(100),
  account varchar(320),
  header_id varchar(255),
  -- When the message was removed; null while it is here.
  ended_at timestamp with time zone
);
create index timeline_message_key on timeline_message (message_id);
create index timeline_message_received on timeline_message (received_at);
create index timeline_message_header on timeline_message (header_id);
create index timeline_message_ended on timeline_message (ended_at);

-- Who sent it (S), in whose maildrop it was put when it came (L), whom the queue had to bring it to (Q), and whom
-- it was for before it was expanded (E); in lower case, to be found by.
create table timeline_address (
  message_id bigint not null,
  address varchar(520) not null,
  role varchar(1) not null
);
create index timeline_address_message on timeline_address (message_id);
create index timeline_address_address on timeline_address (address, message_id);

create table timeline_event (
  id bigint primary key,
  message_id bigint not null,
  happened_at timestamp with time zone not null,
  kind varchar(16) not null,
  -- Those it concerns, parted by commas.
  recipients varchar(2000) not null,
  -- The other server, or the administrator.
  party varchar(320) not null,
  tls varchar(100) not null,
  route varchar(1000) not null,
  text varchar(1000) not null,
  -- The notification that was written, or the message that a notification speaks of.
  other_id bigint,
  dialogue varchar(16000)
);
create index timeline_event_message on timeline_event (message_id);
