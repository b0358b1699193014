package org.eaglemail.spool;

/** How much is in a maildrop; what was deleted and can be restored does not count. */
public record MaildropUsage(long messages, long octets) {}
