package org.eaglemail.protocol.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
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
          "BDAT ",
          "ETRN ",
          "XCLIENT ",
          "ADDR=",
          "EXPN ",
          "SMTPUTF8",
          "NOTIFY=NEVER",
          "ORCPT=utf-8;",
          "ORCPT=rfc822;",
          "\\x{E9}",
          "+2B",
          "ENVID=",
          "HOLDFOR=",
          "HOLDUNTIL=2030-01-01T00:00:00Z",
          "BY=",
          "1;RT",
          "MT-PRIORITY=",
          "REQUIRETLS",
          "\u00c3\u00a9",
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
    return switch (random.nextInt(20)) {
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
      case 10 -> new SmtpCommand.Bdat(random.nextLong(1_000_000_000_000L), random.nextBoolean());
      case 11 -> new SmtpCommand.Lhlo(host().toString());
      case 12 -> new SmtpCommand.StartTls();
      case 13 -> new SmtpCommand.Etrn("@host-" + random.nextInt(9) + ".example");
      case 14 -> new SmtpCommand.Expn(address().toString());
      case 15 -> new SmtpCommand.Xclient(Map.of("ADDR", "192.0.2.1", "LOGIN", printable(30)));
      case 16, 17 -> new SmtpCommand.Mail(ReversePath.of(address()), mailParameters());
      default -> new SmtpCommand.Rcpt(forwardPath(), rcptParameters());
    };
  }

  private ForwardPath forwardPath() {
    return random.nextInt(10) == 0
        ? new ForwardPath.Postmaster()
        : new ForwardPath.Mailbox(address());
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String printable(int most) {
    return random
        .ints(1 + random.nextInt(most), ' ', 0x7f)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private MailParameters mailParameters() {
    return new MailParameters(
        random.nextBoolean()
            ? OptionalLong.empty()
            : OptionalLong.of(random.nextLong(Long.MAX_VALUE)),
        any(List.of(BodyType.values())),
        random.nextBoolean(),
        new MailParameters.Notification(
            maybe(() -> any(List.of(DsnReturn.values()))), maybe(() -> printable(33))),
        random.nextBoolean(),
        maybe(this::release),
        maybe(this::deliverBy),
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(-9, 10)));
  }

  private FutureRelease release() {
    return random.nextBoolean()
        ? new FutureRelease.HoldFor(Duration.ofSeconds(random.nextInt(1, 1_000_000_000)))
        : new FutureRelease.HoldUntil(Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)));
  }

  private DeliverBy deliverBy() {
    return random.nextBoolean()
        ? new DeliverBy(1 + random.nextInt(999_999_999), DeliverBy.Mode.RETURN, true)
        : new DeliverBy(random.nextInt(-999_999_999, 1_000_000_000), DeliverBy.Mode.NOTIFY, false);
  }

  private RcptParameters rcptParameters() {
    return new RcptParameters(
        maybe(
            () -> {
              Set<NotifyCondition> conditions = EnumSet.allOf(NotifyCondition.class);
              conditions.removeIf(condition -> random.nextBoolean());
              return conditions;
            }),
        maybe(
            () ->
                random.nextBoolean()
                    ? new OriginalRecipient("rfc822", printable(80))
                    : new OriginalRecipient("utf-8", "\u00e9\ud83e\udd85" + printable(40))));
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
