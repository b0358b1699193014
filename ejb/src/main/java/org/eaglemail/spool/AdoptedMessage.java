package org.eaglemail.spool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.MessageSource;

/**
 * A message that was in another mail system's maildrop. Nothing is put before it: its header has
 * all that its way here added.
 *
 * @param received when it arrived there
 * @param imported when it is put here: what is removed by age counts from then
 * @param uidl the unique-id that it had there and shall keep; no other of the account may have it
 */
public record AdoptedMessage(
    LocalRecipient to,
    ReversePath sender,
    Instant received,
    Instant imported,
    MessageSource content,
    Optional<String> uidl) {

  NewMessage message() {
    return new NewMessage(
        Origin.IMPORTED,
        sender,
        Terms.PLAIN,
        Timing.of(received, received),
        List.of(to),
        List.of(),
        id -> new byte[0],
        content,
        Optional.empty());
  }
}
