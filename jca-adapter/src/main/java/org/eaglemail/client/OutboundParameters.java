package org.eaglemail.client;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.Xtext;
import org.eaglemail.spi.OutboundMessage;

/**
 * The parameters behind MAIL and RCPT, as many of them as the peer offers to heed; what it does not
 * offer is left out, not refused ({@link PeerRules} refuses).
 */
final class OutboundParameters {
  private final Capabilities peer;

  OutboundParameters(Capabilities peer) {
    this.peer = peer;
  }

  /** Those of MAIL, each with a space before it. */
  String mail(OutboundMessage message) {
    MailParameters asked = message.parameters();
    StringBuilder text = new StringBuilder();
    if (peer.offers(SmtpExtension.SIZE)) {
      text.append(" SIZE=").append(message.source().size());
    }
    // RFC 6152 §2: a message is 7BIT where nothing else is said.
    if (asked.body() != BodyType.SEVEN_BIT && peer.takes(asked.body())) {
      text.append(" BODY=").append(asked.body().keyword());
    }
    if (asked.utf8() && peer.offers(SmtpExtension.SMTPUTF8)) {
      text.append(" SMTPUTF8");
    }
    if (peer.offers(SmtpExtension.DSN)) {
      // RFC 3461 §5.2.1: as they came.
      asked.notification().returned().ifPresent(ret -> text.append(" RET=").append(ret));
      asked
          .notification()
          .envelopeId()
          .ifPresent(id -> text.append(" ENVID=").append(Xtext.encode(id)));
    }
    asked.deliverBy().filter(peer::delivers).ifPresent(by -> text.append(" BY=").append(by.text()));
    if (peer.offers(SmtpExtension.MT_PRIORITY)) {
      asked.priority().ifPresent(level -> text.append(" MT-PRIORITY=").append(level));
    }
    return text.toString();
  }

  /** Those of RCPT, each with a space before it. */
  String recipient(RcptParameters asked, boolean utf8) {
    if (!peer.offers(SmtpExtension.DSN)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    asked.notifyOn().ifPresent(on -> text.append(" NOTIFY=").append(conditions(on)));
    asked
        .original()
        .ifPresent(
            to ->
                text.append(" ORCPT=")
                    .append(original(to, utf8 && peer.offers(SmtpExtension.SMTPUTF8))));
    return text.toString();
  }

  private static String conditions(Set<NotifyCondition> on) {
    return on.isEmpty()
        ? "NEVER"
        : new TreeSet<>(on).stream().map(Enum::name).collect(Collectors.joining(","));
  }

  private static String original(OriginalRecipient to, boolean utf8) {
    boolean international = to.type().equalsIgnoreCase("utf-8");
    return to.type()
        + ";"
        + (international ? embedded(to.address(), utf8) : Xtext.encode(to.address()));
  }

  /**
   * RFC 6533 §3: an address with UTF-8.
   *
   * @param utf8 whether the peer takes UTF-8 as it is
   */
  static String embedded(String address, boolean utf8) {
    StringBuilder encoded = new StringBuilder(address.length());
    address
        .codePoints()
        .forEach(
            c -> {
              if ((isPlain(c) && c != '\\') || (utf8 && c > 0x9f)) {
                encoded.appendCodePoint(c);
              } else {
                encoded.append(String.format(Locale.ROOT, "\\x{%02X}", c));
              }
            });
    return encoded.toString();
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7f && c != '+' && c != '=';
  }
}
