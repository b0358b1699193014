package org.eaglemail.spool;

import java.util.List;
import java.util.Map;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.spi.EnvelopeRecipient;

/**
 * A recipient whose maildrop is here.
 *
 * @param account the account's primary key
 * @param address as the client gave it
 */
public record LocalRecipient(long account, EmailAddress address) {

  /** Recipients by their accounts. */
  public static List<LocalRecipient> of(Map<Long, EnvelopeRecipient> accounts) {
    return accounts.entrySet().stream()
        .map(to -> new LocalRecipient(to.getKey(), to.getValue().address()))
        .toList();
  }
}
