package org.eaglemail.settings;

/** Which senders an account may name in MAIL; the header's From is not looked at. */
public enum SenderOwnership {
  /** Its own address, and that address with an extension: {@code user+extension@host}. */
  STRICT,
  /** Any address that is a mailbox here. */
  RELAXED,
  /** Any. */
  OFF
}
