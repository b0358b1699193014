-- Plain SQL that H2 and PostgreSQL both read.

-- What waits for a site is found by its domain in the order of the keys, some at a time.
drop index recipient_domain;
create index recipient_domain on recipient (domain, id);
