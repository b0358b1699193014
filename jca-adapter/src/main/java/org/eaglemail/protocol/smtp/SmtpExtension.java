package org.eaglemail.protocol.smtp;

import java.util.Arrays;
import java.util.Optional;

/** What a server may offer beyond RFC 5321's minimum; each can be switched off per listener. */
public enum SmtpExtension {
  /** RFC 2920. */
  PIPELINING("PIPELINING"),
  /** RFC 1870. */
  SIZE("SIZE"),
  /** RFC 6152. */
  EIGHT_BIT_MIME("8BITMIME"),
  /** RFC 3030; needs {@link #CHUNKING}. */
  BINARYMIME("BINARYMIME"),
  /** RFC 3030. */
  CHUNKING("CHUNKING"),
  /** RFC 6531; needs {@link #EIGHT_BIT_MIME}. */
  SMTPUTF8("SMTPUTF8"),
  /** RFC 3461. */
  DSN("DSN"),
  /** RFC 2034. */
  ENHANCEDSTATUSCODES("ENHANCEDSTATUSCODES"),
  /** RFC 3207. */
  STARTTLS("STARTTLS"),
  /** RFC 8689; announced only on an encrypted session. */
  REQUIRETLS("REQUIRETLS"),
  /** RFC 4954. */
  AUTH("AUTH"),
  /** RFC 4865; for submission. */
  FUTURERELEASE("FUTURERELEASE"),
  /** RFC 2852. */
  DELIVERBY("DELIVERBY"),
  /** RFC 6710. */
  MT_PRIORITY("MT-PRIORITY"),
  /** RFC 9422. */
  LIMITS("LIMITS"),
  /** RFC 1985. */
  ETRN("ETRN"),
  /** Postfix's, for trusted clients only. */
  XCLIENT("XCLIENT"),
  /** RFC 5321 §3.5: VRFY answered by policy rather than with 252. */
  VRFY("VRFY"),
  /** RFC 5321 §3.5. */
  EXPN("EXPN");

  private final String keyword;

  SmtpExtension(String keyword) {
    this.keyword = keyword;
  }

  /** The word for the answer to EHLO. */
  public String keyword() {
    return keyword;
  }

  /** The extension of that word, in any letter case. */
  public static Optional<SmtpExtension> named(String word) {
    return Arrays.stream(values()).filter(each -> each.keyword.equalsIgnoreCase(word)).findFirst();
  }
}
