package org.eaglemail.spi;

import org.eaglemail.protocol.EmailAddress;

/** One recipient of an envelope. */
public record EnvelopeRecipient(EmailAddress address) {}
