package org.eaglemail.transcript;

import java.io.IOException;
import java.time.Duration;

/**
 * POP3's login by USER and PASS, with what the names {@code user} and {@code password} stand for.
 * It is tried again for a while, on a new connection each time: a session that has just ended may
 * hold the maildrop a moment longer.
 */
public final class Login {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Wildcard OK = new Wildcard("+OK*");

  private Login() {}

  /**
   * Logs in.
   *
   * @param fresh a connection whose greeting is still to be read; closed when it is not the one
   * @return the connection on which it succeeded
   * @throws AssertionError when it does not, in time
   */
  public static Peer on(Peer fresh, Surroundings surroundings, Bindings values) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Peer peer = fresh;
    String answer = attempt(peer, values);
    while (!OK.matches(answer)) {
      peer.close();
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the login is refused: \"" + answer + "\"");
      }
      pause();
      peer = surroundings.connect();
      answer = attempt(peer, values);
    }
    return peer;
  }

  /** Returns the answer to PASS. */
  private static String attempt(Peer peer, Bindings values) throws IOException {
    requireOk(hear(peer));
    peer.line("USER " + values.get("user"));
    requireOk(hear(peer));
    peer.line("PASS " + values.get("password"));
    return hear(peer);
  }

  private static String hear(Peer peer) throws IOException {
    return peer.readLine().orElse("(closed)");
  }

  private static void requireOk(String answer) {
    if (!OK.matches(answer)) {
      throw new AssertionError("expected " + OK + ", got \"" + answer + "\"");
    }
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
