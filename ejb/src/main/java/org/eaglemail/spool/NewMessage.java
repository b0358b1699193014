package org.eaglemail.spool;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;

/**
 * A message on its way into the spool.
 *
 * @param local recipients whose maildrop gets it in this transaction, each account at most once;
 *     none unless it starts at once
 * @param queued recipients that the queue will deliver, here or to other servers
 * @param header octets that go before the content, made once the queue id is known: the Received
 *     line
 * @param content the message as it came
 * @param messageId what its Message-ID field says, to be found by
 */
public record NewMessage(
    Origin origin,
    ReversePath sender,
    Terms terms,
    Timing timing,
    List<LocalRecipient> local,
    List<EnvelopeRecipient> queued,
    Function<QueueId, byte[]> header,
    MessageSource content,
    Optional<String> messageId) {
  public NewMessage {
    local = List.copyOf(local);
    queued = List.copyOf(queued);
    if (local.isEmpty() && queued.isEmpty()) {
      throw new IllegalArgumentException("a message has at least one recipient");
    }
    if (!local.isEmpty() && !timing.start().isAtOnce()) {
      throw new IllegalArgumentException("a message that waits goes into no maildrop yet");
    }
  }
}
