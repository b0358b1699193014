package org.eaglemail.addressing.rewrite;

/**
 * Where an address stands. Hosts are left out everywhere but for recipients of the envelope, as in
 * Postfix: they would not get their mail.
 */
public enum RewriteUse {
  ENVELOPE_SENDER(true, true),
  ENVELOPE_RECIPIENT(false, false),
  HEADER_SENDER(true, true),
  HEADER_RECIPIENT(false, true);

  private final boolean sender;
  private final boolean masqueraded;

  RewriteUse(boolean sender, boolean masqueraded) {
    this.sender = sender;
    this.masqueraded = masqueraded;
  }

  /** The kind of rules that come first there. */
  RewriteKind kind() {
    return sender ? RewriteKind.SENDER : RewriteKind.RECIPIENT;
  }

  boolean isMasqueraded() {
    return masqueraded;
  }
}
