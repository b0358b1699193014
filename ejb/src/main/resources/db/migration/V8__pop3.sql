-- Plain SQL that H2 and PostgreSQL both read.

-- Whether the header holds UTF-8 (RFC 6532), which a client has to ask for (RFC 6856).
alter table maildrop_entry add column utf8 boolean default false not null;
update maildrop_entry set utf8 = true where message_id in (select id from message where utf8);
-- When it was put back after a deletion; from then on its age counts.
alter table maildrop_entry add column restored_at timestamp with time zone;

-- The last login, for the delay until the next.
alter table maildrop_lease add column logged_in_at timestamp with time zone;

-- What the administrators want of a domain's maildrops. Null: not said; 0: none, never.
create table domain_pop3 (
  domain_id bigint primary key references domain (id) on delete cascade,
  login_delay_seconds int,
  expire_days int,
  delete_retrieved boolean
);

-- The same of an account's, and under it what its owner wants where the administrators said nothing.
create table account_pop3 (
  account_id bigint primary key references account (id) on delete cascade,
  login_delay_seconds int,
  expire_days int,
  delete_retrieved boolean,
  own_expire_days int,
  own_delete_retrieved boolean
);
