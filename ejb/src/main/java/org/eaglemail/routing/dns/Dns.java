package org.eaglemail.routing.dns;

/** Answers one question. May be called by many threads at once. */
@FunctionalInterface
public interface Dns {

  /**
   * Asks, and waits for the answer a bounded time. Aliases are not followed: an {@link Inquiry}
   * does that. Never throws because of what a server or the network does: that is a {@link
   * DnsAnswer.Failure}.
   */
  DnsReply ask(Question question);
}
