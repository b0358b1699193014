package org.eaglemail.admin;

import java.util.List;
import org.eaglemail.addressing.Forward;
import org.eaglemail.protocol.EmailAddress;

/**
 * Where an account wants its mail.
 *
 * @param keepCopy whether its own maildrop gets it too
 */
public record ForwardEntry(List<String> targets, boolean keepCopy) {
  static ForwardEntry of(Forward forward) {
    return new ForwardEntry(
        forward.targets().stream().map(EmailAddress::toString).toList(), forward.keepsCopy());
  }
}
