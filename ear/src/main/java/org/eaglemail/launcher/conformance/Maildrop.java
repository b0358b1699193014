package org.eaglemail.launcher.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.transcript.Bindings;
import org.eaglemail.transcript.Login;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.Surroundings;

/** What is in the account's maildrop, and how more comes there. For one thread. */
final class Maildrop {
  private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Account account;
  private final Surroundings server;
  private final Delivery delivery;

  /** Numbers by the names of messages, and {@code count}; empty when they may have changed. */
  private Map<String, String> numbers = Map.of();

  Maildrop(Account account, Surroundings server, Delivery delivery) {
    this.account = account;
    this.server = server;
    this.delivery = delivery;
  }

  /** It may have changed. */
  void forget() {
    numbers = Map.of();
  }

  /**
   * Sees to it that the messages are there, and lets their names stand for their numbers, {@code
   * count} for that of all, {@code count+1} and {@code count-1} for its neighbours.
   *
   * @return the name of one that is not there and cannot be delivered
   */
  Optional<String> prepare(List<String> messages, Bindings values) throws IOException {
    if (numbers.isEmpty()) {
      numbers = look();
    }
    for (String message : messages) {
      if (!numbers.containsKey(message)) {
        if (!delivery.isPossible()) {
          return Optional.of(message);
        }
        deliver(message);
        numbers = awaitOne(message);
      }
    }
    bind(values);
    return Optional.empty();
  }

  void deliver(String message) throws IOException {
    delivery.deliver(Messages.octets(message));
  }

  /** See {@link Surroundings#awaitArrival}. */
  void awaitArrival(String message, Bindings values) throws IOException {
    numbers = awaitOne(message);
    bind(values);
  }

  private void bind(Bindings values) {
    numbers.forEach(values::bind);
    int count = Integer.parseInt(numbers.getOrDefault("count", "0"));
    values.bind("count+1", String.valueOf(count + 1));
    values.bind("count-1", String.valueOf(count - 1));
  }

  private Map<String, String> awaitOne(String message) throws IOException {
    long deadline = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
    Map<String, String> found = look();
    while (!found.containsKey(message)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("message '" + message + "' was delivered and has not arrived");
      }
      pause();
      found = look();
    }
    return found;
  }

  private Map<String, String> look() throws IOException {
    Peer peer = Login.on(server.connect(), server, account.names());
    try (peer) {
      int count = Integer.parseInt(ask(peer, "STAT").split(" ", -1)[1]);
      Map<String, String> found = new HashMap<>();
      found.put("count", String.valueOf(count));
      for (int number = 1; number <= count; number++) {
        String n = String.valueOf(number);
        name(peer, number).ifPresent(name -> found.put(free(name, found), n));
      }
      ask(peer, "QUIT");
      return Map.copyOf(found);
    }
  }

  private static String free(String name, Map<String, String> taken) {
    String free = name;
    for (int copy = 2; taken.containsKey(free); copy++) {
      free = name + "-" + copy;
    }
    return free;
  }

  private static Optional<String> name(Peer peer, int number) throws IOException {
    ask(peer, "RETR " + number);
    List<String> lines = new ArrayList<>();
    do {
      lines.add(peer.readLine().orElseThrow(() -> new IOException("closed in RETR " + number)));
    } while (!lines.getLast().equals("."));
    return lines.stream().flatMap(line -> Messages.named(line).stream()).findFirst();
  }

  private static String ask(Peer peer, String command) throws IOException {
    peer.line(command);
    return peer.readLine()
        .filter(line -> line.startsWith("+OK"))
        .orElseThrow(() -> new IOException(command + " is refused"));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
