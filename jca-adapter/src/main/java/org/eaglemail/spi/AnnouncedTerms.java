package org.eaglemail.spi;

/**
 * What can be said of all maildrops before it is known which one it will be.
 *
 * @param strictest the longest delay and the shortest stay of any (RFC 2449 §6.5, §6.7)
 * @param varies whether an account may have others
 */
public record AnnouncedTerms(MaildropTerms strictest, boolean varies) {
  /** All the same: none. */
  public static final AnnouncedTerms NONE = new AnnouncedTerms(MaildropTerms.NONE, false);
}
