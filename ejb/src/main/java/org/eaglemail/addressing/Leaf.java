package org.eaglemail.addressing;

import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;

/** Where an expansion ends. */
public sealed interface Leaf {

  /**
   * In a maildrop here.
   *
   * @param account the account's primary key
   * @param address as it was found under, with its extension
   */
  record Account(long account, EmailAddress address, Passage passage) implements Leaf {}

  /** At another server. */
  record Remote(EmailAddress address, Passage passage) implements Leaf {}

  /**
   * Nowhere.
   *
   * @param reply a 5yz one, which says why
   */
  record Refused(EmailAddress address, Passage passage, Reply reply) implements Leaf {}

  /** The address that the way ended with. */
  EmailAddress address();

  /** What became of the envelope on the way. */
  Passage passage();
}
