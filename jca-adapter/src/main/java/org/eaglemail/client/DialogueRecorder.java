package org.eaglemail.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Dialogue;

/**
 * Remembers the end of a dialogue, as much of it as can be told. Costs two references a command;
 * what stands for a secret is put in its place at once. For one thread.
 */
final class DialogueRecorder {
  private static final Dialogue.Turn SECRET = new Dialogue.Said("(secret)");

  /** Lines kept of a reply: those of a long answer to EHLO. */
  static final int MAX_REPLY_LINES = 32;

  /** RFC 4954 §4: a challenge may hold what a password can be guessed by. */
  private static final int CHALLENGE = 334;

  private static final Dialogue.Turn CHALLENGED =
      new Dialogue.Heard(Reply.bare(CHALLENGE, "(challenge)"));

  private final Deque<Dialogue.Turn> turns = new ArrayDeque<>();
  private int lines;
  private int omitted;

  void said(Phase phase, String command) {
    add(phase == Phase.AUTH ? login(command) : new Dialogue.Said(command));
  }

  /** Of what is said to log in only the mechanism is told. */
  private static Dialogue.Turn login(String command) {
    if (!command.startsWith("AUTH ")) {
      return SECRET;
    }
    int end = command.indexOf(' ', "AUTH ".length());
    return new Dialogue.Said(end < 0 ? command : command.substring(0, end) + " (secret)");
  }

  void heard(Reply reply) {
    add(
        reply.code() == CHALLENGE
            ? CHALLENGED
            : new Dialogue.Heard(reply.cut(MAX_REPLY_LINES, Dialogue.MAX_LENGTH)));
  }

  void noted(String what) {
    add(new Dialogue.Noted(what));
  }

  private void add(Dialogue.Turn turn) {
    turns.add(turn);
    lines += lines(turn);
    while (turns.size() > Dialogue.MAX_TURNS || lines >= Dialogue.MAX_LINES) {
      lines -= lines(turns.remove());
      omitted++;
    }
  }

  private static int lines(Dialogue.Turn turn) {
    return turn instanceof Dialogue.Heard(Reply reply) ? reply.lines().size() : 1;
  }

  /** A message ended. */
  void clear() {
    turns.clear();
    lines = 0;
    omitted = 0;
  }

  /** What was said since. */
  Dialogue dialogue() {
    return new Dialogue(new ArrayList<>(turns), omitted);
  }
}
