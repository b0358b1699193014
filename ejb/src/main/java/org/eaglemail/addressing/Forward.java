package org.eaglemail.addressing;

import java.util.List;
import java.util.stream.Collectors;
import org.eaglemail.protocol.EmailAddress;

/**
 * Where an account wants its mail.
 *
 * @param keepsCopy whether its own maildrop gets it too
 * @param targets at least one
 */
public record Forward(boolean keepsCopy, List<EmailAddress> targets) {
  public Forward {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a forward leads somewhere");
    }
  }

  @Override
  public String toString() {
    return targets.stream().map(EmailAddress::toString).collect(Collectors.joining(", "))
        + (keepsCopy ? ", keeping a copy" : "");
  }
}
