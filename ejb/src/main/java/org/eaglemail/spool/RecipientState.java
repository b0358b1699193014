package org.eaglemail.spool;

/** What a recipient in the queue has come to. */
public enum RecipientState {
  /** To be tried, now or at its time. */
  WAITING,
  /** Left alone until an administrator releases it. */
  HELD,
  /** The next server took it, or its maildrop has it. */
  DELIVERED,
  /** Given up; the sender was told, unless the sender is null. */
  FAILED;

  /** Whether the queue has no more to do with it. */
  public boolean isFinal() {
    return this == DELIVERED || this == FAILED;
  }
}
