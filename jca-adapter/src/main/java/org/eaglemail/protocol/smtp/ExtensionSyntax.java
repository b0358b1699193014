package org.eaglemail.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments of commands that extensions add. */
final class ExtensionSyntax {
  private static final Pattern BDAT = Pattern.compile("(?i)([0-9]{1,18})(?: +(LAST))?");
  private static final Pattern NODE = Pattern.compile("[@#]?[A-Za-z0-9_.:\\[\\]-]{1,255}");
  private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]{1,32})=([!-~]{1,255})");
  private static final Pattern XTEXT = Pattern.compile("\\+([0-9A-F]{2})");

  private ExtensionSyntax() {}

  // RFC 3030 §2. Who cannot read how many octets follow would take these for commands.
  static SmtpCommand bdat(String arguments) throws SmtpSyntaxError {
    Matcher matcher = BDAT.matcher(arguments);
    if (!matcher.matches()) {
      throw SmtpSyntaxError.fatal(Replies.BDAT_SYNTAX);
    }
    return new SmtpCommand.Bdat(Long.parseLong(matcher.group(1)), matcher.group(2) != null);
  }

  // RFC 1985 §5.2.
  static SmtpCommand etrn(String arguments) throws SmtpSyntaxError {
    if (!NODE.matcher(arguments).matches()) {
      throw new SmtpSyntaxError(Replies.ETRN_SYNTAX);
    }
    return new SmtpCommand.Etrn(arguments);
  }

  static SmtpCommand xclient(String arguments) throws SmtpSyntaxError {
    Map<String, String> attributes = new HashMap<>();
    for (String word : arguments.split(" +", -1)) {
      Matcher matcher = ATTRIBUTE.matcher(word);
      if (!matcher.matches()
          || attributes.put(
                  matcher.group(1).toUpperCase(Locale.ROOT), withoutXtext(matcher.group(2)))
              != null) {
        throw new SmtpSyntaxError(Replies.XCLIENT_SYNTAX);
      }
    }
    return new SmtpCommand.Xclient(attributes);
  }

  // RFC 3461 §4.
  private static String withoutXtext(String value) throws SmtpSyntaxError {
    Matcher escape = XTEXT.matcher(value);
    if (value.replaceAll(XTEXT.pattern(), "").indexOf('+') >= 0) {
      throw new SmtpSyntaxError(Replies.XCLIENT_SYNTAX);
    }
    return escape.replaceAll(
        hex ->
            Matcher.quoteReplacement(
                new String(HexFormat.of().parseHex(hex.group(1)), StandardCharsets.ISO_8859_1)));
  }
}
