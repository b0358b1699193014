-- Plain SQL that H2 and PostgreSQL both read.

-- Domains of recipients, and names of next servers, that nothing is sent to until an administrator says so.
create table paused_destination (
  name varchar(255) primary key,
  reason varchar(255) not null,
  paused_at timestamp with time zone not null
);

-- Which of them a recipient waits for; null for none.
alter table recipient add column paused_by varchar(255);
-- Where an administrator sent it, host:port; null for the way that routing finds.
alter table recipient add column via varchar(300);
