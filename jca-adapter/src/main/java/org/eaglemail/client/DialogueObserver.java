package org.eaglemail.client;

import org.eaglemail.protocol.smtp.Reply;

/** Is told what is said in a session. For use by one thread. */
interface DialogueObserver {

  /** We said a command; not what it carries of secrets. */
  void said(Phase phase, String command);

  /** The peer replied. */
  void heard(Phase phase, Reply reply);

  /** Nobody listens. */
  static DialogueObserver none() {
    return new DialogueObserver() {
      @Override
      public void said(Phase phase, String command) {}

      @Override
      public void heard(Phase phase, Reply reply) {}
    };
  }
}
