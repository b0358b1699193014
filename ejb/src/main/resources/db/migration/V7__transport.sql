-- Plain SQL that H2 and PostgreSQL both read.

-- NONE, MAY, ENCRYPT or VERIFY in lower case; null for what is usual.
alter table transport add column tls varchar(8);
