package org.eaglemail.spool;

import org.eaglemail.protocol.EmailAddress;

/**
 * A recipient whose maildrop is here.
 *
 * @param account the account's primary key
 * @param address as the client gave it
 */
public record LocalRecipient(long account, EmailAddress address) {}
