package org.eaglemail.protocol.sasl;

import java.util.regex.Pattern;

/** The fields of a SCRAM message, {@code name=value} with commas between, in their order. */
final class ScramFields {
  // RFC 5802 §7: attr-val = ALPHA "=" value, value without NUL and comma.
  private static final Pattern FIELD = Pattern.compile("[A-Za-z]=[^,\0]+");
  // RFC 5802 §7: printable = %x21-2B / %x2D-7E.
  private static final Pattern NONCE = Pattern.compile("[!-+\\--~]+");

  private final String[] fields;
  private int next;

  ScramFields(String message) {
    fields = message.split(",", -1);
  }

  /** The value of the next field, which must have that name. */
  String take(char name) throws SaslSyntaxError {
    if (next == fields.length || fields[next].indexOf('=') != 1 || fields[next].charAt(0) != name) {
      // RFC 5802 §5.1: also an "m" is, an extension that must be understood and is not.
      throw new SaslSyntaxError("field " + name + " was expected");
    }
    return fields[next++].substring(2);
  }

  /** The value of a nonce. */
  String nonce() throws SaslSyntaxError {
    String nonce = take('r');
    if (!NONCE.matcher(nonce).matches()) {
      throw new SaslSyntaxError("not a nonce");
    }
    return nonce;
  }

  /** RFC 5802 §5.1: extensions that are not known are passed over. */
  void skipExtensions(int butLast) throws SaslSyntaxError {
    while (next < fields.length - butLast) {
      if (!FIELD.matcher(fields[next]).matches()) {
        throw new SaslSyntaxError("not an extension");
      }
      next++;
    }
  }
}
