package org.eaglemail.protocol.smtp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.ReversePath;

/** Random legal commands, and random lines that are mostly not. */
final class RandomCommands {
  private static final List<String> FRAGMENTS =
      List.of(
          "MAIL",
          "RCPT",
          "EHLO",
          "AUTH",
          "DATA",
          "VRFY",
          "FROM:",
          "TO:",
          "<",
          ">",
          "@",
          "\"",
          "\\",
          "a",
          "example.org",
          "postmaster",
          ":",
          ",",
          ".",
          " ",
          "  ",
          "\t",
          "SIZE=",
          "BODY=",
          "8BITMIME",
          "99999999999999999999",
          "=",
          "PLAIN",
          "[192.0.2.1]",
          "[IPv6:::1]",
          "[",
          "]",
          "\u00e9",
          "\0",
          "-",
          "\u007f",
          "<a@b>");
  private static final String LOCAL = "abcXYZ019!#$%&'*+-/=?^_`{|}~. <>@\"\\,:;()[]";

  private final Random random;

  RandomCommands(Random random) {
    this.random = random;
  }

  String line() {
    StringBuilder line = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      line.append(
          random.nextInt(10) == 0
              ? String.valueOf((char) random.nextInt(256))
              : FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    return line.toString();
  }

  SmtpCommand command() {
    return switch (random.nextInt(12)) {
      case 0 -> new SmtpCommand.Ehlo(host().toString());
      case 1 -> new SmtpCommand.Helo(host().toString());
      case 2 -> new SmtpCommand.Data();
      case 3 -> new SmtpCommand.Rset();
      case 4 -> new SmtpCommand.Noop();
      case 5 -> new SmtpCommand.Quit();
      case 6 -> new SmtpCommand.Help();
      case 7 -> new SmtpCommand.Vrfy(address().toString());
      case 8 -> new SmtpCommand.Auth("PLAIN", Optional.of("AGEAYg=="));
      case 9 -> new SmtpCommand.Mail(ReversePath.nullSender(), MailParameters.NONE);
      case 10 -> new SmtpCommand.Mail(ReversePath.of(address()), parameters());
      default -> new SmtpCommand.Rcpt(forwardPath(), RcptParameters.NONE);
    };
  }

  private ForwardPath forwardPath() {
    return random.nextInt(10) == 0
        ? new ForwardPath.Postmaster()
        : new ForwardPath.Mailbox(address());
  }

  private MailParameters parameters() {
    return MailParameters.of(
        random.nextBoolean()
            ? OptionalLong.empty()
            : OptionalLong.of(random.nextLong(Long.MAX_VALUE)),
        random.nextBoolean() ? BodyType.SEVEN_BIT : BodyType.EIGHT_BIT_MIME);
  }

  EmailAddress address() {
    StringBuilder local = new StringBuilder();
    int length = 1 + random.nextInt(EmailAddress.MAX_LOCAL_PART);
    for (int i = 0; i < length; i++) {
      local.append(LOCAL.charAt(random.nextInt(LOCAL.length())));
    }
    return new EmailAddress(local.toString(), host());
  }

  private MailHost host() {
    return switch (random.nextInt(3)) {
      case 0 -> AddressLiteral.parse("[192.0.2." + random.nextInt(256) + "]");
      case 1 ->
          AddressLiteral.parse("[IPv6:2001:db8::" + Integer.toHexString(random.nextInt(9)) + "]");
      default -> Domain.parse("host-" + random.nextInt(1000) + ".example");
    };
  }
}
