package org.eaglemail.protocol.sasl;

/** A name within a message whose fields have commas between (RFC 5802 §5.1, RFC 5801 §4). */
final class SaslName {
  private SaslName() {}

  /** The name as it is written: {@code =2C} for a comma, {@code =3D} for an equals sign. */
  static String escape(String name) {
    return name.replace("=", "=3D").replace(",", "=2C");
  }

  /**
   * The name that was meant.
   *
   * @throws SaslSyntaxError when it is empty, or {@code =} stands for anything else
   */
  static String unescape(String written) throws SaslSyntaxError {
    if (written.isEmpty() || written.indexOf(',') >= 0 || written.indexOf('\0') >= 0) {
      throw new SaslSyntaxError("not a name");
    }
    StringBuilder name = new StringBuilder(written.length());
    int from = 0;
    for (int at = written.indexOf('='); at >= 0; at = written.indexOf('=', from)) {
      name.append(written, from, at).append(escaped(written, at));
      from = at + 3;
    }
    return name.append(written, from, written.length()).toString();
  }

  private static char escaped(String written, int at) throws SaslSyntaxError {
    if (written.startsWith("=2C", at)) {
      return ',';
    }
    if (written.startsWith("=3D", at)) {
      return '=';
    }
    throw new SaslSyntaxError("= in a name stands before 2C or 3D only");
  }
}
