package org.eaglemail.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A dialogue in a plain file.
 *
 * <ul>
 *   <li>{@code # …} a comment; {@code # needs: word …} says what the server must offer
 *   <li>{@code C: text} the client sends this and CRLF, all in one packet
 *   <li>{@code C-raw: text} the same without CRLF
 *   <li>{@code S: pattern} the server's next line is this
 *   <li>{@code S...: pattern} lines up to the first that is this are read: the block
 *   <li>{@code S-has: pattern}, {@code S-not: pattern} one line of the block is, or none is, this
 *   <li>{@code S-each: pattern} each is, but for the dot at the end
 *   <li>{@code S-lines: n}, {@code S-octets: n} so many are in the block, without the dot at the
 *       end and dot-stuffing; {@code S-longest: n} none is longer on the wire
 *   <li>{@code S-sum: c n}, {@code S-distinct: c} the words in that column add up, all differ
 *   <li>{@code KEEP: name} remembers the block; {@code S-same: name}, {@code S-begins: name} it is
 *       the kept one, or the beginning of it; {@code S-ends: message} it ends with that message
 *   <li>{@code TLS} the handshake: all that follows is encrypted; {@code TLS-OR-CLOSED} the same,
 *       or the server ends the connection, and that is all
 *   <li>{@code CLOSED} the server has closed the connection; {@code CLOSE} the client does
 *   <li>{@code CONNECT: name} opens another connection; {@code USE: name} goes back to one; that
 *       which is there from the beginning is {@code first}
 *   <li>{@code LOGIN} POP3's greeting, USER and PASS, until they succeed, on a new connection each
 *       time; {@code SCRAM-SHA-256} the exchange of that AUTH, up to the server's last word
 *   <li>{@code DELIVER: message} sends that message to the account; {@code ARRIVED: message} waits
 *       until it is there
 * </ul>
 *
 * <p>In {@code C:} lines: {@code \r \n \t \0 \\ \xHH}, {@code \{3000:x}} for repetition, {@code
 * \{base64:text}}, and {@code \{name}} for what the name stands for. In patterns {@code *} stands
 * for anything, {@code ?} for one character, {@code \{/regex/}} for what the expression matches;
 * {@code \{name}} or {@code \{name=/regex/}} also makes a name stand for what is there, if it
 * stands for nothing yet.
 *
 * @param name of its file
 * @param head its first comments, without the {@code #}
 * @param needs what the server must offer
 * @param steps by their line numbers
 */
public record Transcript(
    String name, List<String> head, Set<String> needs, Map<Integer, Step> steps) {
  private static final String COMMENT = "#";
  private static final String NEEDS = "# needs:";

  /** Reads a file. */
  public static Transcript read(Path file) {
    try {
      return parse(
          String.valueOf(file.getFileName()), Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a transcript from its lines.
   *
   * @throws IllegalArgumentException naming file and line when it is none
   */
  public static Transcript parse(String name, List<String> lines) {
    Set<String> needs = new LinkedHashSet<>();
    List<String> head = new ArrayList<>();
    Map<Integer, Step> steps = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.startsWith(NEEDS)) {
        needs.addAll(List.of(line.substring(NEEDS.length()).strip().split(" +")));
      } else if (line.startsWith(COMMENT)) {
        if (steps.isEmpty()) {
          head.add(line.substring(1).strip());
        }
      } else if (!line.isBlank()) {
        steps.put(number, step(name + ":" + number + ": " + line, line));
      }
    }
    return new Transcript(name, List.copyOf(head), needs, steps);
  }

  private static Step step(String where, String line) {
    try {
      return StepReader.read(line);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(where, e);
    }
  }

  /** All that the client says in it. */
  public byte[] said() {
    Bindings none = new Bindings(Map.of());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    for (Step step : steps.values()) {
      if (step instanceof Step.Say(Phrase phrase)) {
        said.writeBytes(phrase.octets(none));
      }
    }
    return said.toByteArray();
  }

  /** Whether it sends messages to the account. */
  public boolean delivers() {
    return steps.values().stream().anyMatch(Step.Deliver.class::isInstance);
  }

  /**
   * Runs it against a server on a socket.
   *
   * @throws AssertionError naming file and line when the server says something else
   */
  public void run(String host, int port) throws IOException {
    try (Peer peer = Peer.connect(host, port)) {
      run(peer);
    }
  }

  /**
   * Runs it on a connection that was just opened.
   *
   * @throws AssertionError naming file and line when the server says something else
   */
  public void run(Peer peer) {
    try {
      run(peer, Surroundings.NONE, new Bindings(Map.of()));
    } catch (IOException e) {
      // It opened no connection that could fail to close.
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs it on a connection that was just opened. Those that it opens itself it closes.
   *
   * @param values what names stand for
   * @throws AssertionError naming file and line when the server says something else
   * @throws IOException when a connection cannot be closed
   */
  public void run(Peer peer, Surroundings surroundings, Bindings values) throws IOException {
    try (Dialogue dialogue = new Dialogue(peer, surroundings, values)) {
      for (Map.Entry<Integer, Step> step : steps.entrySet()) {
        try {
          dialogue.take(step.getValue());
        } catch (IOException | AssertionError e) {
          throw new AssertionError(name + ":" + step.getKey() + ": " + e.getMessage(), e);
        }
        if (dialogue.isOver()) {
          return;
        }
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
