package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Fetches mail as a mail program does (RFC 1939). */
final class Mailbox {
  private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(60);

  /** Between two looks into the mailbox. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Station station;

  Mailbox(Station station) {
    this.station = station;
  }

  /**
   * Looks until there is a letter, and fetches the first. It stays in the mailbox.
   *
   * @param shown is given the lines of the conversation that fetched it, but not the password
   * @throws LabFailure when none comes
   * @throws IOException when the server refuses or cannot be reached
   */
  Letter awaitLetter(Consumer<String> shown) throws LabFailure, IOException, InterruptedException {
    long deadline = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
    List<String> said = new ArrayList<>();
    while (true) {
      said.clear();
      try (Conversation server = new Conversation(station.pop3(), said::add)) {
        if (logIn(server) > 0) {
          List<String> lines = fetchFirst(server);
          said.forEach(shown);
          return new Letter(lines);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new LabFailure("nothing arrived for " + station.user());
      }
      Thread.sleep(PAUSE);
    }
  }

  /**
   * Removes those of the letters that are there.
   *
   * @param messageIds what stands in their Message-ID fields
   * @return the Message-IDs of those that were there, and are not any more
   * @throws IOException when the server refuses or cannot be reached; then none is removed
   */
  Set<String> takeOut(Set<String> messageIds) throws IOException {
    Set<String> found = new HashSet<>();
    try (Conversation server = new Conversation(station.pop3(), line -> {})) {
      int count = logIn(server);
      for (int number = 1; number <= count; number++) {
        command(server, "TOP " + number + " 0");
        String id = new Letter(lines(server)).field("Message-ID");
        if (messageIds.contains(id)) {
          command(server, "DELE " + number);
          found.add(id);
        }
      }
      command(server, "QUIT");
    }
    return found;
  }

  /** Returns how many letters there are. */
  private int logIn(Conversation server) throws IOException {
    ok(server);
    command(server, "USER " + station.user().address());
    server.say("PASS " + station.user().password(), "PASS (the password)");
    ok(server);
    return Integer.parseInt(command(server, "STAT").split(" ", -1)[1]);
  }

  private static List<String> fetchFirst(Conversation server) throws IOException {
    command(server, "RETR 1");
    List<String> lines = lines(server);
    command(server, "QUIT");
    return lines;
  }

  /** The lines of an answer to its end. */
  private static List<String> lines(Conversation server) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = server.hear(); !line.equals("."); line = server.hear()) {
      // RFC 1939 §3: a dot that was put before a dot is taken away.
      lines.add(line.startsWith(".") ? line.substring(1) : line);
    }
    return List.copyOf(lines);
  }

  private static String command(Conversation server, String line) throws IOException {
    server.say(line);
    return ok(server);
  }

  private static String ok(Conversation server) throws IOException {
    String line = server.hear();
    if (!line.startsWith("+OK")) {
      throw new IOException("the POP3 server said: " + line);
    }
    return line;
  }
}
