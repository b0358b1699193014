-- Plain SQL that H2 and PostgreSQL both read. Neither writes a row anew for it.

-- All recipients of a large message that shared a fate are named.
alter table timeline_event alter column recipients set data type varchar(1000000);
