package org.eaglemail.client;

import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;

/** What became of a message that was handed to a session. */
public sealed interface SendResult {

  /** The peer, or we in its place, decided for each recipient. */
  record Sent(Transmission transmission) implements SendResult {}

  /**
   * The session ended before its peer answered MAIL, as sessions do that lay idle: nothing of the
   * message was looked at, and a fresh session may be tried at once.
   *
   * @param verdict the farewell of the peer, or a 4yz reply of our own that says what happened
   */
  record NotBegun(Verdict verdict) implements SendResult {}
}
