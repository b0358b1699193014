package org.eaglemail.spi;

/**
 * A message as a maildrop lists it.
 *
 * @param id the application's own key of this entry
 * @param uid its unique-id, 1 to 70 characters from 0x21 to 0x7E, the same for ever (RFC 1939 §7)
 * @param size exact octets, before dot-stuffing
 * @param utf8 whether it was sent as an internationalized message, which not every client
 *     understands (RFC 6532)
 */
public record MaildropMessage(long id, String uid, long size, boolean utf8) {}
