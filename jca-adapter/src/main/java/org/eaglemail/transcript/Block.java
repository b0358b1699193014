package org.eaglemail.transcript;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines that the last {@code S...:} read, without their CRLF.
 *
 * @param lines with the last, which was looked for
 */
record Block(List<String> lines) {
  /** Before anything was read. */
  static final Block NONE = new Block(List.of());

  private static final String END = ".";
  private static final int CRLF = 2;

  Block {
    lines = List.copyOf(lines);
  }

  /** Without the dot that ends a multi-line answer, and without dot-stuffing (RFC 1939 §3). */
  List<String> content() {
    boolean ended = !lines.isEmpty() && lines.getLast().equals(END);
    Stream<String> content = lines.stream().limit(lines.size() - (ended ? 1 : 0));
    return content.map(line -> line.startsWith(END) ? line.substring(1) : line).toList();
  }

  /** Of the content, with the CRLF of each line. */
  long octets() {
    return content().stream().mapToLong(line -> line.length() + CRLF).sum();
  }

  /** The longest line on the wire, with its CRLF. */
  int longest() {
    return lines.stream().mapToInt(String::length).max().orElse(0) + CRLF;
  }

  /** A word of each line of the content, counted from 1. */
  Stream<String> column(int number) {
    return content().stream()
        .map(line -> List.of(line.split(" ", -1)))
        .map(words -> number <= words.size() ? words.get(number - 1) : "");
  }

  /** Whether the content's last octets are these. */
  boolean endsWith(byte[] octets) {
    String text = String.join("\r\n", content()) + "\r\n";
    return text.endsWith(new String(octets, StandardCharsets.ISO_8859_1));
  }
}
