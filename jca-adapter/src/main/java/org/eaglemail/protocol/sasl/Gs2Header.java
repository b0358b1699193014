package org.eaglemail.protocol.sasl;

import java.util.regex.Pattern;

/**
 * What SCRAM and OAUTHBEARER messages begin with (RFC 5801 §4).
 *
 * @param authorization whom the client wants to act as; empty: the one whom it proves to be
 */
public record Gs2Header(Binding binding, String authorization) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  /** What the client says of channel bindings (RFC 5802 §6). */
  public sealed interface Binding {
    /** It has none. */
    record Unsupported() implements Binding {}

    /** It has some, and believes that the server has not. */
    record Unused() implements Binding {}

    /** It uses one of that type. */
    record Used(String name) implements Binding {
      public Used {
        if (!NAME.matcher(name).matches()) {
          throw new IllegalArgumentException("not the name of a channel binding");
        }
      }
    }
  }

  /**
   * Reads a header.
   *
   * @param text with its last comma
   * @throws SaslSyntaxError when it is not of that form; the flag {@code F} of mechanisms that are
   *     no standard is not
   */
  public static Gs2Header parse(String text) throws SaslSyntaxError {
    String[] fields = text.split(",", -1);
    if (fields.length != 3 || !fields[2].isEmpty()) {
      throw new SaslSyntaxError("not a GS2 header");
    }
    return new Gs2Header(binding(fields[0]), authorization(fields[1]));
  }

  private static Binding binding(String flag) throws SaslSyntaxError {
    if (flag.startsWith("p=") && NAME.matcher(flag.substring(2)).matches()) {
      return new Binding.Used(flag.substring(2));
    }
    return switch (flag) {
      case "n" -> new Binding.Unsupported();
      case "y" -> new Binding.Unused();
      default -> throw new SaslSyntaxError("not a flag of channel binding");
    };
  }

  private static String authorization(String field) throws SaslSyntaxError {
    if (field.isEmpty()) {
      return "";
    }
    if (!field.startsWith("a=")) {
      throw new SaslSyntaxError("not an authorization identity");
    }
    return SaslName.unescape(field.substring(2));
  }

  /** The header as it is written, with its last comma. */
  public String text() {
    String flag =
        switch (binding) {
          case Binding.Unsupported none -> "n";
          case Binding.Unused unused -> "y";
          case Binding.Used(String name) -> "p=" + name;
        };
    return flag
        + ","
        + (authorization.isEmpty() ? "" : "a=" + SaslName.escape(authorization))
        + ",";
  }
}
