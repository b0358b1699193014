package org.eaglemail.directory;

import org.eaglemail.protocol.EmailAddress;

/**
 * An account as sessions and deliveries know it.
 *
 * @param id its primary key, the same for ever
 * @param address its local part in lower case
 * @param uidValidity goes into each unique-id of its messages, so that an account made anew under
 *     the same name never repeats one (RFC 1939 §7)
 */
public record MailAccount(long id, EmailAddress address, long uidValidity) {}
