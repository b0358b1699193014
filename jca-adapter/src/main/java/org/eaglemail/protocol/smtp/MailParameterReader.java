package org.eaglemail.protocol.smtp;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the parameters of MAIL mean, one by one. */
final class MailParameterReader {
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,20}");
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
  private boolean submitter;

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
      case "HOLDFOR" -> release = Optional.of(hold(read(value, FutureRelease.HoldFor::parse)));
      case "HOLDUNTIL" -> release = Optional.of(hold(read(value, FutureRelease.HoldUntil::parse)));
      case "BY" -> deliverBy = Optional.of(read(value, DeliverBy::parse));
      case "MT-PRIORITY" -> priority = OptionalInt.of(priority(value));
      // RFC 4954 §5: who first submitted it, as the client has it. We trust no client in this, and
      // then the parameter counts as AUTH=<>.
      case "AUTH" -> submitter = submitter(value);
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
        priority,
        submitter);
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

  // RFC 3461 §4.4: printable characters of ASCII only, though xtext could say more.
  private static String envelopeId(String value) throws SmtpSyntaxError {
    String id = read(present(value), Xtext::decode);
    if (value.length() > MAX_ENVELOPE_ID || !id.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw bad();
    }
    return id;
  }

  private static boolean submitter(String value) throws SmtpSyntaxError {
    if (!value.equals("<>")) {
      read(present(value), Xtext::decode);
    }
    return true;
  }

  private static <T> T read(String value, Function<String, T> form) throws SmtpSyntaxError {
    try {
      return form.apply(value);
    } catch (IllegalArgumentException malformed) {
      throw bad();
    }
  }

  // RFC 4865 §4: one of both.
  private FutureRelease hold(FutureRelease until) throws SmtpSyntaxError {
    if (release.isPresent()) {
      throw bad();
    }
    return until;
  }

  // RFC 6710 §4.1.
  private static int priority(String value) throws SmtpSyntaxError {
    if (!PRIORITY.matcher(value).matches()) {
      throw bad();
    }
    return Integer.parseInt(value);
  }
}
