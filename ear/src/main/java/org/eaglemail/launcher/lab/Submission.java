package org.eaglemail.launcher.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import java.util.function.Consumer;

/** Hands a letter to its writer's own server, as a mail program does (RFC 6409). */
final class Submission {
  private final Conversation server;
  private final Person writer;

  private Submission(Conversation server, Person writer) {
    this.server = server;
    this.writer = writer;
  }

  /**
   * Submits a letter.
   *
   * @param station of the writer
   * @param recipient in the envelope
   * @param shown is given the lines of the conversation, but not the password
   * @return when the server took it, by {@link System#nanoTime}
   * @throws IOException when the server refuses it or cannot be reached
   */
  static long of(Letter letter, Station station, Person recipient, Consumer<String> shown)
      throws IOException {
    try (Conversation server = new Conversation(station.submission(), shown)) {
      return new Submission(server, station.user()).submit(letter, recipient);
    }
  }

  private long submit(Letter letter, Person recipient) throws IOException {
    expect("220");
    command("EHLO laptop." + writer.domain(), "250");
    // RFC 4616: no authorization identity, the name, the password.
    byte[] plain = ("\0" + writer.address() + "\0" + writer.password()).getBytes(UTF_8);
    server.say(
        "AUTH PLAIN " + Base64.getEncoder().encodeToString(plain),
        "AUTH PLAIN (" + writer.address() + " and the password, in Base64)");
    expect("235");
    command("MAIL FROM:<" + writer + ">", "250");
    command("RCPT TO:<" + recipient + ">", "250");
    command("DATA", "354");
    for (String line : letter.lines()) {
      // RFC 5321 §4.5.2: a line with a dot alone is the end.
      server.say(line.startsWith(".") ? "." + line : line);
    }
    command(".", "250");
    long taken = System.nanoTime();
    command("QUIT", "221");
    return taken;
  }

  private void command(String line, String expected) throws IOException {
    server.say(line);
    expect(expected);
  }

  private void expect(String code) throws IOException {
    String line = server.hear();
    while (line.startsWith("-", code.length())) {
      line = server.hear();
    }
    if (!line.startsWith(code)) {
      throw new IOException("instead of " + code + " the server said: " + line);
    }
  }
}
