-- What SCRAM needs of each password, in the form of RFC 5803; null until the password is set anew or used.
alter table account add column scram_sha256 varchar(255);

-- Secrets of the server itself, the same for all its nodes.
create table server_secret (
  name varchar(64) primary key,
  octets bytea not null,
  created_at timestamp with time zone not null
);
