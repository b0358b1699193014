package org.eaglemail.delivery;

import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;

/**
 * How a host would be spoken to now.
 *
 * @param unreachable what happened a moment ago, for which it is left alone for now
 */
public record Prospect(Destination destination, Optional<Reply> unreachable) {}
