package org.eaglemail.protocol.smtp;

/**
 * The ORCPT parameter (RFC 3461 §4.2): the recipient as the message's first sender named it.
 *
 * @param type of the address, such as {@code rfc822} or {@code utf-8}
 * @param address decoded: no xtext any more
 */
public record OriginalRecipient(String type, String address) {}
