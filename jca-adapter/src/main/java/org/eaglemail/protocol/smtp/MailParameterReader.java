package org.eaglemail.protocol.smtp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parameters of MAIL mean, one by one. */
final class MailParameterReader {
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,20}");
  private static final Pattern HOLD_FOR = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern BY = Pattern.compile("([+-]?[0-9]{1,9});([RNrn])([Tt]?)");
  private static final Pattern PRIORITY = Pattern.compile("-?[1-9]|0");

  /** RFC 3461 §4.4. */
  private static final int MAX_ENVELOPE_ID = 100;

  private OptionalLong size = OptionalLong.empty();
  private BodyType body = BodyType.SEVEN_BIT;
  private boolean utf8;
  private boolean requireTls;
  private Optional<DsnReturn> returned = Optional.empty();
  private Optional<String> envelopeId = Optional.empty();
  private Optional<FutureRelease> release = Optional.empty();
  private Optional<DeliverBy> deliverBy = Optional.empty();
  private OptionalInt priority = OptionalInt.empty();

  /**
   * Takes one.
   *
   * @param value empty when there is none
   */
  void take(String keyword, String value) throws SmtpSyntaxError {
    switch (keyword) {
      case "SIZE" -> size = OptionalLong.of(octets(value));
      case "BODY" -> body = bodyType(value);
      case "SMTPUTF8" -> utf8 = alone(value);
      case "REQUIRETLS" -> requireTls = alone(value);
      case "RET" -> returned = Optional.of(returned(value));
      case "ENVID" -> envelopeId = Optional.of(envelopeId(value));
      case "HOLDFOR" -> release = Optional.of(hold(new FutureRelease.HoldFor(seconds(value))));
      case "HOLDUNTIL" -> release = Optional.of(hold(new FutureRelease.HoldUntil(time(value))));
      case "BY" -> deliverBy = Optional.of(deliverBy(value));
      case "MT-PRIORITY" -> priority = OptionalInt.of(priority(value));
      // RFC 4954 §5: who first submitted it, as the client has it. We trust no client in this, and
      // then the parameter counts as AUTH=<>.
      case "AUTH" -> Xtext.decode(present(value));
      default -> throw new SmtpSyntaxError(Replies.UNKNOWN_PARAMETER);
    }
  }

  MailParameters parameters() {
    return new MailParameters(
        size,
        body,
        utf8,
        returned.isEmpty() && envelopeId.isEmpty()
            ? MailParameters.Notification.NONE
            : new MailParameters.Notification(returned, envelopeId),
        requireTls,
        release,
        deliverBy,
        priority);
  }

  private static SmtpSyntaxError bad() {
    return new SmtpSyntaxError(Replies.BAD_PARAMETER);
  }

  private static boolean alone(String value) throws SmtpSyntaxError {
    if (!value.isEmpty()) {
      throw bad();
    }
    return true;
  }

  private static String present(String value) throws SmtpSyntaxError {
    if (value.isEmpty()) {
      throw bad();
    }
    return value;
  }

  // RFC 1870 §5: up to 20 digits, which may be more than a long holds, and more than anyone takes.
  private static long octets(String value) throws SmtpSyntaxError {
    if (!SIZE.matcher(value).matches()) {
      throw bad();
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  private static BodyType bodyType(String value) throws SmtpSyntaxError {
    for (BodyType type : BodyType.values()) {
      if (type.keyword().equalsIgnoreCase(value)) {
        return type;
      }
    }
    throw bad();
  }

  // RFC 3461 §4.3.
  private static DsnReturn returned(String value) throws SmtpSyntaxError {
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "FULL" -> DsnReturn.FULL;
      case "HDRS" -> DsnReturn.HDRS;
      default -> throw bad();
    };
  }

  private static String envelopeId(String value) throws SmtpSyntaxError {
    if (value.length() > MAX_ENVELOPE_ID) {
      throw bad();
    }
    return Xtext.decode(present(value));
  }

  // RFC 4865 §4: one of both.
  private FutureRelease hold(FutureRelease until) throws SmtpSyntaxError {
    if (release.isPresent()) {
      throw bad();
    }
    return until;
  }

  private static Duration seconds(String value) throws SmtpSyntaxError {
    if (!HOLD_FOR.matcher(value).matches()) {
      throw bad();
    }
    return Duration.ofSeconds(Long.parseLong(value));
  }

  // RFC 4865 §4 has the date-time of RFC 3339 §5.6.
  private static Instant time(String value) throws SmtpSyntaxError {
    try {
      return OffsetDateTime.parse(value.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeException malformed) {
      throw bad();
    }
  }

  // RFC 2852 §4.
  private static DeliverBy deliverBy(String value) throws SmtpSyntaxError {
    Matcher by = BY.matcher(value);
    if (!by.matches()) {
      throw bad();
    }
    try {
      return new DeliverBy(
          Long.parseLong(by.group(1)),
          by.group(2).equalsIgnoreCase("R") ? DeliverBy.Mode.RETURN : DeliverBy.Mode.NOTIFY,
          !by.group(3).isEmpty());
    } catch (IllegalArgumentException inThePast) {
      throw bad();
    }
  }

  // RFC 6710 §4.1.
  private static int priority(String value) throws SmtpSyntaxError {
    if (!PRIORITY.matcher(value).matches()) {
      throw bad();
    }
    return Integer.parseInt(value);
  }
}
