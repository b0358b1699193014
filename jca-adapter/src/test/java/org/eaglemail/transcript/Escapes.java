package org.eaglemail.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The escapes of a {@code C:} line. */
final class Escapes {
  private final String text;
  private int position;

  private Escapes(String text) {
    this.text = text;
  }

  /** The octets meant, each as the character of the same number. */
  static String resolve(String text) {
    return new Escapes(text).run();
  }

  private String run() {
    StringBuilder resolved = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '\\') {
        resolved.append(escape());
      } else {
        resolved.append(c);
      }
    }
    return resolved.toString();
  }

  private String escape() {
    char c = text.charAt(position++);
    return switch (c) {
      case 'r' -> "\r";
      case 'n' -> "\n";
      case 't' -> "\t";
      case '0' -> "\0";
      case '\\' -> "\\";
      case 'x' -> {
        position += 2;
        yield String.valueOf((char) Integer.parseInt(text, position - 2, position, 16));
      }
      case '{' -> braces();
      default -> throw new IllegalArgumentException("unknown escape \\" + c);
    };
  }

  /** {@code \{3000:x}} and {@code \{base64:…}}. */
  private String braces() {
    int close = text.indexOf('}', position);
    int colon = text.indexOf(':', position);
    String kind = text.substring(position, colon);
    String argument = resolve(text.substring(colon + 1, close));
    position = close + 1;
    return kind.equals("base64")
        ? Base64.getEncoder().encodeToString(argument.getBytes(StandardCharsets.ISO_8859_1))
        : argument.repeat(Integer.parseInt(kind));
  }
}
