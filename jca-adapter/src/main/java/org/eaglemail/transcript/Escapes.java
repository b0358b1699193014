package org.eaglemail.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** The escapes of a {@code C:} line. */
final class Escapes {
  private final String text;
  private final UnaryOperator<String> values;
  private int position;

  private Escapes(String text, UnaryOperator<String> values) {
    this.text = text;
    this.values = values;
  }

  /**
   * The octets meant, each as the character of the same number.
   *
   * @param values what {@code \{name}} stands for
   * @throws IllegalArgumentException when an escape is not known, or has no end
   */
  static String resolve(String text, UnaryOperator<String> values) {
    return new Escapes(text, values).upTo(text.length());
  }

  private String upTo(int end) {
    StringBuilder resolved = new StringBuilder();
    while (position < end) {
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

  /** {@code \{3000:x}}, {@code \{base64:…}} and {@code \{name}}. */
  private String braces() {
    int close = closingBrace();
    int colon = text.indexOf(':', position);
    if (colon < 0 || colon > close) {
      String name = text.substring(position, close);
      position = close + 1;
      return values.apply(name);
    }
    String kind = text.substring(position, colon);
    position = colon + 1;
    String argument = upTo(close);
    position = close + 1;
    return kind.equals("base64")
        ? Base64.getEncoder().encodeToString(argument.getBytes(StandardCharsets.ISO_8859_1))
        : argument.repeat(Integer.parseInt(kind));
  }

  /** Of the braces that were just opened; there may be others inside. */
  private int closingBrace() {
    int open = 1;
    for (int i = position; i < text.length(); i++) {
      if (text.startsWith("\\{", i)) {
        open++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("braces without an end");
  }
}
