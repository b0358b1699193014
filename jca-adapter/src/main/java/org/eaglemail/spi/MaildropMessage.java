package org.eaglemail.spi;

/**
 * A message as a maildrop lists it.
 *
 * @param id the application's own key of this entry
 * @param uid its unique-id, 1 to 70 characters from 0x21 to 0x7E, the same for ever (RFC 1939 §7)
 * @param size exact octets, before dot-stuffing
 */
public record MaildropMessage(long id, String uid, long size) {}
