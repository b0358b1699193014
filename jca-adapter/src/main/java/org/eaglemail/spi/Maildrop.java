package org.eaglemail.spi;

import java.util.List;

/**
 * A maildrop that a session holds alone: what was in it when the session began (RFC 1939 §4).
 *
 * @param account whose it is
 * @param key the application's own key of the maildrop
 * @param fence the number of this lease: what comes later has a greater one
 * @param terms what holds for it in this session
 * @param messages in the order of their numbers
 */
public record Maildrop(
    String account, long key, long fence, MaildropTerms terms, List<MaildropMessage> messages) {
  public Maildrop {
    messages = List.copyOf(messages);
  }
}
