package org.eaglemail.maps;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.policy.access.AccessKind;

/** The tables that can be read. */
public enum MapFormat {
  SENDMAIL_ALIASES(new AliasesReader()),
  SENDMAIL_VIRTUSERTABLE(new VirtualReader(true)),
  SENDMAIL_MAILERTABLE(new TransportReader(true)),
  SENDMAIL_GENERICSTABLE(new CanonicalReader(RewriteKind.SENDER)),
  SENDMAIL_ACCESS(new SendmailAccessReader()),
  POSTFIX_ALIASES(new AliasesReader()),
  POSTFIX_VIRTUAL(new VirtualReader(false)),
  POSTFIX_CANONICAL(new CanonicalReader(RewriteKind.BOTH)),
  POSTFIX_SENDER_CANONICAL(new CanonicalReader(RewriteKind.SENDER)),
  POSTFIX_RECIPIENT_CANONICAL(new CanonicalReader(RewriteKind.RECIPIENT)),
  POSTFIX_TRANSPORT(new TransportReader(false)),
  POSTFIX_CLIENT_ACCESS(new PostfixAccessReader(AccessKind.CLIENT)),
  POSTFIX_HELO_ACCESS(new PostfixAccessReader(AccessKind.HELO)),
  POSTFIX_SENDER_ACCESS(new PostfixAccessReader(AccessKind.SENDER)),
  POSTFIX_RECIPIENT_ACCESS(new PostfixAccessReader(AccessKind.RECIPIENT));

  private final MapReader reader;

  MapFormat(MapReader reader) {
    this.reader = reader;
  }

  MapReader reader() {
    return reader;
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
