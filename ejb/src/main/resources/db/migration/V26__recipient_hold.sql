-- Plain SQL that H2 and PostgreSQL both read.

-- Why a recipient is held when others of its message are not.
alter table recipient add column hold_reason varchar(255);
