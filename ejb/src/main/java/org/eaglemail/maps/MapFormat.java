package org.eaglemail.maps;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.policy.access.AccessKind;

/** The tables that can be read. */
public enum MapFormat {
  SENDMAIL_ALIASES,
  SENDMAIL_VIRTUSERTABLE,
  SENDMAIL_MAILERTABLE,
  SENDMAIL_GENERICSTABLE,
  SENDMAIL_ACCESS,
  POSTFIX_ALIASES,
  POSTFIX_VIRTUAL,
  POSTFIX_CANONICAL,
  POSTFIX_SENDER_CANONICAL,
  POSTFIX_RECIPIENT_CANONICAL,
  POSTFIX_TRANSPORT,
  POSTFIX_CLIENT_ACCESS,
  POSTFIX_HELO_ACCESS,
  POSTFIX_SENDER_ACCESS,
  POSTFIX_RECIPIENT_ACCESS;

  MapReader reader() {
    return switch (this) {
      case SENDMAIL_ALIASES -> new AliasesReader();
      case SENDMAIL_VIRTUSERTABLE -> new VirtualReader(true);
      case SENDMAIL_MAILERTABLE -> new TransportReader(true);
      case SENDMAIL_GENERICSTABLE -> new CanonicalReader(RewriteKind.SENDER);
      case SENDMAIL_ACCESS -> new SendmailAccessReader();
      case POSTFIX_ALIASES -> new AliasesReader();
      case POSTFIX_VIRTUAL -> new VirtualReader(false);
      case POSTFIX_CANONICAL -> new CanonicalReader(RewriteKind.BOTH);
      case POSTFIX_SENDER_CANONICAL -> new CanonicalReader(RewriteKind.SENDER);
      case POSTFIX_RECIPIENT_CANONICAL -> new CanonicalReader(RewriteKind.RECIPIENT);
      case POSTFIX_TRANSPORT -> new TransportReader(false);
      case POSTFIX_CLIENT_ACCESS -> new PostfixAccessReader(AccessKind.CLIENT);
      case POSTFIX_HELO_ACCESS -> new PostfixAccessReader(AccessKind.HELO);
      case POSTFIX_SENDER_ACCESS -> new PostfixAccessReader(AccessKind.SENDER);
      case POSTFIX_RECIPIENT_ACCESS -> new PostfixAccessReader(AccessKind.RECIPIENT);
    };
  }

  /** Its name, such as {@code sendmail-aliases}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #text} gave.
   *
   * @throws IllegalArgumentException naming all there are
   */
  public static MapFormat parse(String text) {
    for (MapFormat format : values()) {
      if (format.text().equals(text)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "format must be one of "
            + Arrays.stream(values()).map(MapFormat::text).collect(Collectors.joining(", ")));
  }
}
