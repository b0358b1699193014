package org.eaglemail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Messages of nested parts with contents of all kinds, well formed. */
final class RandomMessage {
  private static final String[] TYPES = {
    "text/plain",
    "text/html; charset=\"utf-8\"",
    "application/octet-stream",
    "image/png (a picture)"
  };

  private final Random random;
  private final boolean binary;
  private int boundaries;
  private boolean lastIsText;

  RandomMessage(Random random, boolean binary) {
    this.random = random;
    this.binary = binary;
  }

  /** One octet a character. */
  byte[] next() {
    String message = "From: <a@example.org>\r\nMIME-Version: 1.0\r\n" + entity(0);
    // The one thing that is added: an end for the last line of a message.
    message += lastIsText && !message.endsWith("\r\n") ? "\r\n" : "";
    return message.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String entity(int depth) {
    int kind = depth >= 4 ? 0 : random.nextInt(5);
    return switch (kind) {
      case 1, 2 -> multipart(depth);
      case 3 ->
          "Content-Type: message/rfc822\r\n"
              + label()
              + "\r\nSubject: within\r\nMIME-Version: 1.0\r\n"
              + entity(depth + 1);
      default -> leaf();
    };
  }

  private String multipart(int depth) {
    String boundary = "=_b" + boundaries++ + (random.nextBoolean() ? "" : "-x");
    StringBuilder text = new StringBuilder();
    text.append("Content-Type: multipart/mixed;\r\n boundary=\"").append(boundary).append("\"\r\n");
    text.append(label()).append("\r\n");
    if (random.nextBoolean()) {
      text.append("preamble\r\n\r\n");
    }
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      text.append("--").append(boundary).append(random.nextInt(8) == 0 ? "  \t" : "");
      text.append("\r\n").append(entity(depth + 1)).append("\r\n");
    }
    text.append("--").append(boundary).append("--");
    boolean ended = random.nextBoolean() || depth == 0;
    text.append(ended ? "\r\n" : "");
    return text.append(ended && random.nextBoolean() ? "epilogue\r\n" : "").toString();
  }

  private String label() {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> "Content-Transfer-Encoding: 8bit\r\n";
      default -> "CONTENT-TRANSFER-ENCODING :\r\n\t(c) " + (binary ? "binary" : "8bit") + "\r\n";
    };
  }

  private String leaf() {
    String type = TYPES[random.nextInt(TYPES.length)];
    String content = binary && random.nextBoolean() ? octets() : lines();
    lastIsText = type.startsWith("text/");
    return "Content-Type: " + type + "\r\n" + label() + "\r\n" + content;
  }

  private String octets() {
    StringBuilder octets = new StringBuilder();
    int length = random.nextInt(random.nextInt(20) == 0 ? 9000 : 200);
    String likely = "\r\n\0-= \t.\u00ff";
    for (int i = 0; i < length; i++) {
      octets.append(
          random.nextBoolean()
              ? likely.charAt(random.nextInt(likely.length()))
              : (char) random.nextInt(256));
    }
    // What a bare LF before two hyphens is, readers do not agree on.
    return octets.toString().replace("\n--", "\n-.");
  }

  private String lines() {
    StringBuilder lines = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(180);
      for (int j = 0; j < length; j++) {
        String likely = "-= \t.\u00e9";
        lines.append(
            random.nextInt(3) == 0
                ? likely.charAt(random.nextInt(likely.length()))
                : (char) (' ' + random.nextInt(95)));
      }
      lines.append("\r\n");
    }
    return lines.toString().replace("\n--", "\n-.");
  }
}
