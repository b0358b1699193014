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
 *   <li>{@code # …} a comment; {@code # needs: word …} says what the server must offer, see below
 *   <li>{@code C: text} the client sends this and CRLF, all in one packet
 *   <li>{@code C-raw: text} the same without CRLF
 *   <li>{@code S: pattern} the server's next line is this
 *   <li>{@code S...: pattern} lines up to the first that is this are read
 *   <li>{@code S-has: pattern}, {@code S-not: pattern} one of the lines that the last {@code S...:}
 *       read is, or none of them is, this
 *   <li>{@code TLS} the handshake: all that follows is encrypted
 *   <li>{@code CLOSED} the server has closed the connection; {@code CLOSE} the client does
 * </ul>
 *
 * <p>In {@code C:} lines: {@code \r \n \t \0 \\ \xHH}, {@code \{3000:x}} for repetition and {@code
 * \{base64:text}}. In patterns {@code *} stands for anything, {@code ?} for one character.
 *
 * <p>Needs: {@code accounts} the domain example.test with alice and bob, password {@code
 * secret-Eagle-1}; {@code maildrop} these accounts, and in alice's maildrop three messages with the
 * subjects one, two and three, the second with the lines {@code .one dot}, {@code ..two dots} and
 * {@code .}, the third without a body; {@code authentication} AUTH is offered; {@code scram} with
 * each mechanism there is; {@code tls} so is STARTTLS or STLS; {@code remote} the client is on
 * another machine; {@code trusted} it may speak for others; {@code cleartext=} where POP3 takes
 * passwords as they are; {@code apop} so is APOP; {@code lmtp}, {@code submission} what the
 * listener is for; {@code normalise} bare line ends of own users are mended; {@code without=} an
 * extension is off; {@code max-size=}, {@code max-recipients=}, {@code max-transactions=}, {@code
 * max-commands=}, {@code max-errors=} limits of a session; {@code utf8-message} a fourth message in
 * the maildrop, in UTF-8; {@code quirks} old commands of POP3; {@code terms} alice's mail stays 30
 * days and she may come each minute, others' 7 days and each 10 minutes; {@code too-soon} she was
 * here just now; {@code unnamed} the software is not told.
 *
 * @param name of its file
 * @param steps by their line numbers
 */
public record Transcript(String name, Set<String> needs, Map<Integer, Step> steps) {

  /** Reads a file. */
  public static Transcript read(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a transcript from its lines. */
  public static Transcript parse(String name, List<String> lines) {
    Set<String> needs = new LinkedHashSet<>();
    Map<Integer, Step> steps = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.startsWith("# needs:")) {
        needs.addAll(List.of(line.substring(8).strip().split(" +")));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        try {
          steps.put(number, step(line));
        } catch (RuntimeException e) {
          throw new IllegalArgumentException(name + ":" + number + ": " + line, e);
        }
      }
    }
    return new Transcript(name, needs, steps);
  }

  private static Step step(String line) {
    int colon = line.indexOf(':');
    String word = colon < 0 ? line.strip() : line.substring(0, colon);
    String text = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
    return switch (word) {
      case "C" -> send(Escapes.resolve(text) + "\r\n");
      case "C-raw" -> send(Escapes.resolve(text));
      case "S" -> new Step.Expect(new Wildcard(text));
      case "S..." -> new Step.SkipTo(new Wildcard(text));
      case "S-has" -> new Step.Has(new Wildcard(text));
      case "S-not" -> new Step.HasNot(new Wildcard(text));
      case "TLS" -> new Step.StartTls();
      case "CLOSED" -> new Step.Closed();
      case "CLOSE" -> new Step.Close();
      default -> throw new IllegalArgumentException("no such step");
    };
  }

  private static Step send(String octets) {
    return new Step.Send(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** All that the client says in it. */
  public byte[] said() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    for (Step step : steps.values()) {
      if (step instanceof Step.Send(byte[] octets)) {
        said.writeBytes(octets);
      }
    }
    return said.toByteArray();
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
    List<String> block = new ArrayList<>();
    for (Map.Entry<Integer, Step> step : steps.entrySet()) {
      try {
        run(peer, step.getValue(), block);
      } catch (IOException | AssertionError e) {
        throw new AssertionError(name + ":" + step.getKey() + ": " + e.getMessage(), e);
      }
    }
  }

  private static void run(Peer peer, Step step, List<String> block) throws IOException {
    switch (step) {
      case Step.Send(byte[] octets) -> peer.send(octets);
      case Step.Expect(Wildcard pattern) -> expect(pattern, peer.readLine().orElse("(closed)"));
      case Step.SkipTo(Wildcard pattern) -> skipTo(pattern, peer, block);
      case Step.Has(Wildcard pattern) ->
          require(block.stream().anyMatch(pattern::matches), pattern + " is not in " + block);
      case Step.HasNot(Wildcard pattern) ->
          require(block.stream().noneMatch(pattern::matches), pattern + " is in " + block);
      case Step.StartTls start -> peer.startTls();
      case Step.Closed closed ->
          require(peer.readLine().isEmpty(), "the server has not closed the connection");
      case Step.Close close -> peer.close();
    }
  }

  private static void skipTo(Wildcard pattern, Peer peer, List<String> block) throws IOException {
    block.clear();
    while (block.isEmpty() || !pattern.matches(block.getLast())) {
      block.add(peer.readLine().orElseThrow(() -> new IOException("closed after " + block)));
    }
  }

  private static void expect(Wildcard pattern, String line) {
    require(pattern.matches(line), "expected " + pattern + ", got \"" + line + "\"");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
