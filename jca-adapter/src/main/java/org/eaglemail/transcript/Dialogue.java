package org.eaglemail.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transcript while it runs. For one thread. */
@SuppressWarnings("ReferenceEquality") // a connection is equal to itself only
final class Dialogue implements Closeable {
  private static final String FIRST = "first";
  private static final int SHOWN = 200;

  private final Peer given;
  private final Surroundings surroundings;
  private final Bindings values;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private final Map<String, Block> kept = new HashMap<>();
  private String current = FIRST;
  private Block block = Block.NONE;
  private boolean over;

  Dialogue(Peer first, Surroundings surroundings, Bindings values) {
    this.given = first;
    this.surroundings = surroundings;
    this.values = values;
    peers.put(FIRST, first);
  }

  /** Whether the rest is not to be done. */
  boolean isOver() {
    return over;
  }

  /**
   * Takes a step.
   *
   * @throws AssertionError when the server does not do what it must
   * @throws IOException when a connection fails
   */
  void take(Step step) throws IOException {
    switch (step) {
      case Step.Say(Phrase phrase) -> peer().send(phrase.octets(values));
      case Step.Expect(Wildcard pattern) -> expect(pattern);
      case Step.SkipTo(Wildcard pattern) -> skipTo(pattern);
      case Step.Check(BlockCheck check) -> check.fault(block, values).ifPresent(Dialogue::fail);
      case Step.Keep(String name) -> kept.put(name, block);
      case Step.Same(String name) -> requireContent(block.content(), block(name).content());
      case Step.Begins(String name) -> requireBeginning(block(name));
      case Step.Ends(String message) -> requireEnd(message);
      case Step.StartTls start -> peer().startTls();
      case Step.TlsOrClosed start -> startTlsOrEnd();
      case Step.Closed closed -> requireClosed();
      case Step.Close close -> peer().close();
      case Step.Connect(String name) -> connect(name);
      case Step.Use(String name) -> current = name;
      case Step.Login login -> peers.put(current, Login.on(peer(), surroundings, values));
      case Step.Scram scram -> new ScramExchange(peer(), values).run();
      case Step.Deliver(String message) -> surroundings.deliver(message);
      case Step.Arrived(String message) -> surroundings.awaitArrival(message, values);
    }
  }

  private Peer peer() {
    return Optional.ofNullable(peers.get(current))
        .orElseThrow(() -> new IllegalArgumentException("no connection '" + current + "'"));
  }

  private void connect(String name) throws IOException {
    Peer replaced = peers.put(name, surroundings.connect());
    if (replaced != null) {
      replaced.close();
    }
    current = name;
  }

  private void expect(Wildcard pattern) throws IOException {
    String line = peer().readLine().orElse("(closed)");
    if (!pattern.matches(line, values)) {
      fail("expected " + pattern + ", got \"" + shortened(line) + "\"");
    }
  }

  private void skipTo(Wildcard pattern) throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      Optional<String> line = peer().readLine();
      if (line.isEmpty()) {
        throw new IOException("closed after " + shortened(lines.toString()));
      }
      lines.add(line.get());
    } while (!pattern.matches(lines.getLast(), values));
    block = new Block(lines);
  }

  private Block block(String name) {
    return Optional.ofNullable(kept.get(name))
        .orElseThrow(() -> new IllegalArgumentException("nothing was kept as '" + name + "'"));
  }

  private void requireBeginning(Block whole) {
    int length = Math.min(block.content().size(), whole.content().size());
    requireContent(block.content(), whole.content().subList(0, length));
  }

  private static void requireContent(List<String> actual, List<String> expected) {
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      if (!actual.get(i).equals(expected.get(i))) {
        fail(
            "expected line %d to be \"%s\", got \"%s\""
                .formatted(i + 1, shortened(expected.get(i)), shortened(actual.get(i))));
      }
    }
    if (actual.size() != expected.size()) {
      fail("expected " + expected.size() + " lines, got " + actual.size());
    }
  }

  private void requireEnd(String message) {
    if (!block.endsWith(surroundings.message(message))) {
      fail("this is not message '" + message + "': " + shortened(block.content().toString()));
    }
  }

  /** Who refuses to go on has done nothing wrong with what came before. */
  private void startTlsOrEnd() {
    try {
      peer().startTls();
    } catch (IOException ended) {
      over = true;
    }
  }

  private void requireClosed() throws IOException {
    Optional<String> line = peer().readLine();
    if (line.isPresent()) {
      fail("the server has not closed the connection: \"" + shortened(line.get()) + "\"");
    }
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static void fail(String message) {
    throw new AssertionError(message);
  }

  /** Closes what it opened; not the first connection, which is the caller's. */
  @Override
  public void close() throws IOException {
    for (Peer peer : peers.values()) {
      if (peer != given) {
        peer.close();
      }
    }
  }
}
