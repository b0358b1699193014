package org.eaglemail.protocol.smtp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments of commands that extensions add. */
final class ExtensionSyntax {
  private static final Pattern BDAT = Pattern.compile("(?i)([0-9]{1,18})(?: +(LAST))?");
  private static final Pattern NODE = Pattern.compile("[@#]?[A-Za-z0-9_.:\\[\\]-]{1,255}");
  private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]{1,32})=([!-~]{1,255})");

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

  private static String withoutXtext(String value) throws SmtpSyntaxError {
    try {
      String text = Xtext.decode(value);
      // It is logged, and written into headers.
      if (text.codePoints().noneMatch(Character::isISOControl)) {
        return text;
      }
      throw new SmtpSyntaxError(Replies.XCLIENT_SYNTAX);
    } catch (IllegalArgumentException noXtext) {
      throw new SmtpSyntaxError(Replies.XCLIENT_SYNTAX);
    }
  }
}
