package org.eaglemail.protocol.smtp;

import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** The parameters of MAIL and RCPT (RFC 5321 §4.1.1.11). */
final class ParameterSyntax {
  private static final String KEYWORD = "[A-Za-z0-9][A-Za-z0-9-]*";
  private static final String VALUE = "[!-<>-~]+";

  private OptionalLong size = OptionalLong.empty();
  private BodyType body = BodyType.SEVEN_BIT;

  private ParameterSyntax() {}

  /** Reads the parameters of MAIL. */
  static MailParameters mailParameters(String text) throws SmtpSyntaxError {
    if (text.isEmpty()) {
      return MailParameters.NONE;
    }
    ParameterSyntax parameters = new ParameterSyntax();
    Set<String> seen = new HashSet<>();
    for (String word : text.split(" +", -1)) {
      int equals = word.indexOf('=');
      String keyword = keyword(equals < 0 ? word : word.substring(0, equals));
      if (!seen.add(keyword)) {
        throw new SmtpSyntaxError(Replies.DUPLICATE_PARAMETER);
      }
      parameters.take(keyword, equals < 0 ? "" : value(word.substring(equals + 1)));
    }
    return MailParameters.of(parameters.size, parameters.body);
  }

  /** Makes sure that there are none. */
  static void none(String text) throws SmtpSyntaxError {
    if (!text.isEmpty()) {
      int end = text.indexOf('=');
      keyword(end < 0 ? text.split(" ", 2)[0] : text.substring(0, end));
      throw new SmtpSyntaxError(Replies.UNKNOWN_PARAMETER);
    }
  }

  private static String keyword(String text) throws SmtpSyntaxError {
    if (!text.matches(KEYWORD)) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
    return text.toUpperCase(Locale.ROOT);
  }

  private static String value(String text) throws SmtpSyntaxError {
    if (!text.matches(VALUE)) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
    return text;
  }

  private void take(String keyword, String value) throws SmtpSyntaxError {
    switch (keyword) {
      case "SIZE" -> size = OptionalLong.of(octets(value));
      case "BODY" -> body = bodyType(value);
      // RFC 4954 §5: who first submitted it, as the client has it. We trust no client in this, and
      // then the parameter counts as AUTH=<>.
      case "AUTH" -> value(value);
      default -> throw new SmtpSyntaxError(Replies.UNKNOWN_PARAMETER);
    }
  }

  // RFC 1870 §5: up to 20 digits, which may be more than a long holds, and more than anyone takes.
  private static long octets(String value) throws SmtpSyntaxError {
    if (!value.matches("[0-9]{1,20}")) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  private static BodyType bodyType(String value) throws SmtpSyntaxError {
    for (BodyType type : BodyType.values()) {
      if (type != BodyType.BINARY_MIME && type.keyword().equalsIgnoreCase(value)) {
        return type;
      }
    }
    throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
  }
}
