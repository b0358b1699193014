package org.eaglemail.protocol.smtp;

import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;

/**
 * The argument of MAIL or RCPT: a path in angle brackets and parameters (RFC 5321 §4.1.2).
 *
 * @param path what stands between the brackets
 * @param parameters what stands behind them
 */
record PathArgument(String path, String parameters) {
  /** RFC 5321 §4.5.3.1.3, punctuation included. */
  private static final int MAX_PATH = 256;

  private static final String POSTMASTER = "postmaster";

  /**
   * Splits the argument.
   *
   * @param prefix {@code FROM:} or {@code TO:}
   * @param syntax the reply when the form is wrong
   */
  static PathArgument parse(String prefix, String arguments, Reply syntax) throws SmtpSyntaxError {
    if (!arguments.regionMatches(true, 0, prefix, 0, prefix.length())) {
      throw new SmtpSyntaxError(syntax);
    }
    // RFC 5321 §3.3 has no space behind the colon; clients send it, and Postfix among others takes
    // it.
    String rest = arguments.substring(prefix.length()).stripLeading();
    int close = closingBracket(rest);
    if (close < 0) {
      throw new SmtpSyntaxError(syntax);
    }
    String behind = rest.substring(close + 1);
    if (!behind.isEmpty() && behind.charAt(0) != ' ') {
      throw new SmtpSyntaxError(syntax);
    }
    return new PathArgument(rest.substring(1, close), behind.strip());
  }

  /** Where the path ends: at the first bracket outside of quotes. */
  private static int closingBracket(String text) {
    if (!text.startsWith("<")) {
      return -1;
    }
    boolean quoted = false;
    for (int i = 1; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> quoted = !quoted;
        case '\\' -> i += quoted ? 1 : 0;
        case '>' -> {
          if (!quoted) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /** The path as a sender's. */
  ReversePath reversePath() throws SmtpSyntaxError {
    return path.isEmpty() ? ReversePath.nullSender() : ReversePath.of(mailbox(Replies.BAD_SENDER));
  }

  /** The path as a recipient's. */
  ForwardPath forwardPath() throws SmtpSyntaxError {
    return isPostmaster()
        ? new ForwardPath.Postmaster()
        : new ForwardPath.Mailbox(mailbox(Replies.BAD_RECIPIENT));
  }

  // RFC 5321 §4.1.1.3: in any letter case; quoted it is the same local part (§4.1.2).
  private boolean isPostmaster() {
    boolean quoted = path.length() > 2 && path.startsWith("\"") && path.endsWith("\"");
    String bare = quoted ? path.substring(1, path.length() - 1) : path;
    return bare.equalsIgnoreCase(POSTMASTER);
  }

  // RFC 5321 §2.3.5 has no dot at the end; Postfix among others takes it, and drops it.
  private static String withoutRootDot(String mailbox) {
    return mailbox.endsWith(".") && !mailbox.endsWith("..")
        ? mailbox.substring(0, mailbox.length() - 1)
        : mailbox;
  }

  private EmailAddress mailbox(Reply error) throws SmtpSyntaxError {
    if (path.length() + 2 > MAX_PATH) {
      throw new SmtpSyntaxError(error);
    }
    try {
      return EmailAddress.parse(withoutRootDot(withoutRoute(Utf8.decode(path))));
    } catch (IllegalArgumentException notAMailbox) {
      throw new SmtpSyntaxError(error);
    }
  }

  // RFC 5321 §4.1.1.3, appendix C: a source route must be understood and should be ignored.
  private static String withoutRoute(String path) {
    if (!path.startsWith("@")) {
      return path;
    }
    int colon = path.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("route without a mailbox");
    }
    for (String hop : path.substring(0, colon).split(",", -1)) {
      if (!hop.startsWith("@")) {
        throw new IllegalArgumentException("a hop of a route begins with @");
      }
      Domain.parse(hop.substring(1));
    }
    return path.substring(colon + 1);
  }
}
