-- Plain SQL that H2 and PostgreSQL both read.

-- What waits for a site is found by its domain, for ETRN and for administrators (RFC 1985).
create index recipient_domain on recipient (domain);
