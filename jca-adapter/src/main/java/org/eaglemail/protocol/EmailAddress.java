package org.eaglemail.protocol;

/**
 * A mailbox: local part and host (RFC 5321 §4.1.2).
 *
 * @param localPart unquoted and unescaped; its letter case is kept, since it is the receiving
 *     host's to interpret (RFC 5321 §2.4); may hold other characters than ASCII (RFC 6531 §3.3)
 * @param host a domain or an address literal
 */
public record EmailAddress(String localPart, MailHost host) {
  /** RFC 5321 §4.5.3.1.1. */
  public static final int MAX_LOCAL_PART = 64;

  private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

  public EmailAddress {
    if (localPart.isEmpty() || octets(localPart) > MAX_LOCAL_PART) {
      throw new IllegalArgumentException("local part must be 1 to 64 octets long");
    }
    if (!localPart.codePoints().allMatch(EmailAddress::isPrintable)) {
      throw new IllegalArgumentException("local part holds a character that is not printable");
    }
  }

  // In UTF-8. RFC 5321 §4.5.3.1.1 counts octets.
  private static int octets(String text) {
    return text.codePoints().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4).sum();
  }

  // RFC 6531 §3.3 adds all of UTF-8; a lone surrogate is not of it, and RFC 5198 §2 has no C1.
  private static boolean isPrintable(int codePoint) {
    return codePoint >= ' '
        && (codePoint <= '~' || codePoint > 0x9f)
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  /** Whether it can be sent to a peer without SMTPUTF8; a domain always can. */
  public boolean isAscii() {
    return localPart.chars().allMatch(c -> c < 0x80);
  }

  /**
   * Reads {@code local@host}, the local part a dot-string or a quoted string.
   *
   * @throws IllegalArgumentException when the text is not a mailbox
   */
  public static EmailAddress parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("address has no @");
    }
    return new EmailAddress(
        localPart(text.substring(0, at)), MailHost.parse(text.substring(at + 1)));
  }

  private static String localPart(String text) {
    if (text.startsWith("\"")) {
      return unquote(text);
    }
    if (!isDotString(text)) {
      throw new IllegalArgumentException("local part is neither a dot-string nor quoted");
    }
    return text;
  }

  private static String unquote(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int i = 1;
    while (i < text.length() && text.charAt(i) != '"') {
      if (text.charAt(i) == '\\' && ++i == text.length()) {
        break;
      }
      plain.append(text.charAt(i++));
    }
    if (i != text.length() - 1) {
      throw new IllegalArgumentException("quoted local part does not end at the @");
    }
    return plain.toString();
  }

  private static boolean isDotString(String text) {
    boolean afterDot = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (afterDot) {
          return false;
        }
        afterDot = true;
      } else if (isAtext(c)) {
        afterDot = false;
      } else {
        return false;
      }
    }
    return !afterDot;
  }

  private static boolean isAtext(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ATEXT_SPECIALS.indexOf(c) >= 0
        || c > 0x9f;
  }

  /** The form for the wire: the local part quoted where it must be. */
  @Override
  public String toString() {
    return (isDotString(localPart) ? localPart : quote(localPart)) + "@" + host;
  }

  private static String quote(String localPart) {
    StringBuilder quoted = new StringBuilder(localPart.length() + 2).append('"');
    for (int i = 0; i < localPart.length(); i++) {
      char c = localPart.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
