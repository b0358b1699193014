package org.eaglemail.spool;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.spi.MessageSource;

/**
 * A message on its way into the spool.
 *
 * @param local recipients with a maildrop here, each account at most once
 * @param remote recipients that the queue will deliver
 * @param header octets that go before the content, made once the queue id is known: the Received
 *     line
 * @param content the message as it came
 * @param expires when the queue gives up on remote recipients
 */
public record NewMessage(
    Origin origin,
    ReversePath sender,
    BodyType body,
    List<LocalRecipient> local,
    List<EmailAddress> remote,
    Function<QueueId, byte[]> header,
    MessageSource content,
    Instant received,
    Instant expires) {
  public NewMessage {
    local = List.copyOf(local);
    remote = List.copyOf(remote);
    if (local.isEmpty() && remote.isEmpty()) {
      throw new IllegalArgumentException("a message has at least one recipient");
    }
  }
}
