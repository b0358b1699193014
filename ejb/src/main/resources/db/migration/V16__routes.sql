-- Plain SQL that H2 and PostgreSQL both read.

-- What becomes of the mail: relay, lmtp, hold, error or discard; and the reason or reply of the last three.
alter table transport add column action varchar(16) default 'relay' not null;
alter table transport add column note varchar(512);
-- Room for from and fallback before an address.
alter table transport alter column pattern set data type varchar(340);

-- The servers of a transport, the first row of each from where there was but one.
create table transport_host (
  id bigint primary key,
  transport_id bigint not null references transport (id) on delete cascade,
  place int not null,
  host varchar(255) not null,
  port int not null,
  -- Whether its MX records are asked for.
  mx boolean not null,
  priority int not null,
  weight int not null,
  -- NONE, MAY, ENCRYPT or VERIFY in lower case; null for what is usual.
  tls varchar(8),
  -- As whom to log in there; the password encrypted, bound to this row's id.
  login_name varchar(255),
  login_secret varchar(2000),
  unique (transport_id, place)
);

-- Passwords were bound to the id of the transport, which the row takes over.
insert into transport_host
    (id, transport_id, place, host, port, mx, priority, weight, tls, login_name, login_secret)
  select id, id, 0, host, port, false, 0, 1, tls, login_name, login_secret from transport;

alter table transport drop column host;
alter table transport drop column port;
alter table transport drop column tls;
alter table transport drop column login_name;
alter table transport drop column login_secret;
