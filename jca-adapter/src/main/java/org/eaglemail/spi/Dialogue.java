package org.eaglemail.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eaglemail.protocol.smtp.Reply;

/**
 * The end of what was said in a session with another server, for people to read: no secrets, and
 * nothing of the message. Put into words only when somebody asks.
 *
 * @param turns in their order, at most {@link #MAX_TURNS}
 * @param omitted how many went before them
 */
public record Dialogue(List<Turn> turns, int omitted) {
  /** Turns that are kept. */
  public static final int MAX_TURNS = 64;

  /** Lines that are told. */
  public static final int MAX_LINES = 100;

  /** Characters told of a line. */
  public static final int MAX_LENGTH = 200;

  /** One in which nothing was said. */
  public static final Dialogue NONE = new Dialogue(List.of(), 0);

  /** A command, a reply, or something else that happened. */
  public sealed interface Turn {}

  /** We said it. */
  public record Said(String command) implements Turn {}

  /** The server said it. */
  public record Heard(Reply reply) implements Turn {}

  /** It happened. */
  public record Noted(String what) implements Turn {}

  public Dialogue {
    turns = List.copyOf(turns);
  }

  /** The last {@link #MAX_LINES} lines: ours begin with &gt;, the server's with &lt;. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (omitted > 0) {
      lines.add("* " + omitted + " earlier commands and replies are left out");
    }
    turns.stream().flatMap(Dialogue::lines).map(Dialogue::cut).forEach(lines::add);
    return List.copyOf(lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()));
  }

  private static Stream<String> lines(Turn turn) {
    return switch (turn) {
      case Said(String command) -> Stream.of("> " + command);
      case Heard(Reply reply) -> lines(reply);
      case Noted(String what) -> Stream.of("* " + what);
    };
  }

  private static Stream<String> lines(Reply reply) {
    String status = reply.status().map(s -> s + " ").orElse("");
    int last = reply.lines().size() - 1;
    return Stream.iterate(0, i -> i <= last, i -> i + 1)
        .map(i -> "< " + reply.code() + (i < last ? "-" : " ") + status + reply.lines().get(i));
  }

  private static String cut(String line) {
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "…";
  }
}
