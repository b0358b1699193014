-- What a sender asked for beyond delivery, kept with the message; mail that is held or released later.

alter table message add column utf8 boolean default false not null;
alter table message add column require_tls boolean default false not null;
-- RFC 3461: FULL or HDRS; the envelope id decoded.
alter table message add column ret varchar(4);
alter table message add column envid varchar(100);
-- RFC 6710: -9 to 9.
alter table message add column priority int default 0 not null;
-- RFC 2852: RETURN or NOTIFY.
alter table message add column deliver_by timestamp with time zone;
alter table message add column deliver_by_mode varchar(8);
alter table message add column deliver_by_trace boolean default false not null;
-- RFC 4865: not delivered before.
alter table message add column release_at timestamp with time zone;
alter table message add column hold_reason varchar(255);
alter table message add column message_id varchar(255);

-- RFC 3461: the conditions, parted by commas; empty for NEVER, null when nothing was said.
alter table recipient add column notify varchar(32);
-- type;address, decoded.
alter table recipient add column orcpt varchar(520);
-- When the sender is told of a delay; null when he was, or is not to be.
alter table recipient add column warn_at timestamp with time zone;
-- Tries that ended in a fault of the server's own.
alter table recipient add column faults int default 0 not null;
-- 0 low, 1 normal, 2 high: what is due is looked for in each, the high ones first.
alter table recipient add column urgency int default 1 not null;

drop index recipient_due;
create index recipient_due on recipient (urgency, due_at);
