package org.eaglemail.protocol.smtp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of MAIL and RCPT, before their meaning (RFC 5321 §4.1.2, RFC 6531 §3.3). */
final class ParameterSyntax {
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Pattern KEYWORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
  private static final Pattern VALUE = Pattern.compile("[!-<>-~\\x80-\\xff]+");

  private ParameterSyntax() {}

  /** Reads the parameters of MAIL. */
  static MailParameters mailParameters(String text) throws SmtpSyntaxError {
    if (text.isEmpty()) {
      return MailParameters.NONE;
    }
    MailParameterReader reader = new MailParameterReader();
    for (Map.Entry<String, String> parameter : split(text).entrySet()) {
      reader.take(parameter.getKey(), parameter.getValue());
    }
    return reader.parameters();
  }

  /** Reads the parameters of RCPT. */
  static RcptParameters rcptParameters(String text) throws SmtpSyntaxError {
    if (text.isEmpty()) {
      return RcptParameters.NONE;
    }
    RcptParameterReader reader = new RcptParameterReader();
    for (Map.Entry<String, String> parameter : split(text).entrySet()) {
      reader.take(parameter.getKey(), parameter.getValue());
    }
    return reader.parameters();
  }

  /** By keyword in upper case; the value is empty when there is none. */
  private static Map<String, String> split(String text) throws SmtpSyntaxError {
    Map<String, String> parameters = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (String word : SPACES.split(text, -1)) {
      int equals = word.indexOf('=');
      String keyword = keyword(equals < 0 ? word : word.substring(0, equals));
      if (!seen.add(keyword)) {
        throw new SmtpSyntaxError(Replies.DUPLICATE_PARAMETER);
      }
      parameters.put(keyword, equals < 0 ? "" : value(word.substring(equals + 1)));
    }
    return parameters;
  }

  private static String keyword(String text) throws SmtpSyntaxError {
    if (!KEYWORD.matcher(text).matches()) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
    return text.toUpperCase(Locale.ROOT);
  }

  private static String value(String text) throws SmtpSyntaxError {
    if (!VALUE.matcher(text).matches()) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
    return text;
  }
}
