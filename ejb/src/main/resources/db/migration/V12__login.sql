-- Plain SQL that H2 and PostgreSQL both read.

-- As whom to log in to the server of a transport; the password encrypted, its key in the data directory.
alter table transport add column login_name varchar(255);
alter table transport add column login_secret varchar(2000);
