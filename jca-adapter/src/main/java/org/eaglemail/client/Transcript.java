package org.eaglemail.client;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.smtp.Reply;

/**
 * What was said in a session, for people: bounded, and without what belongs to a login. For use by
 * one thread.
 */
final class Transcript implements DialogueObserver {
  /** Lines kept; the first ones, since those tell what went wrong. */
  static final int MAX_LINES = 200;

  /** Characters kept of a line. */
  static final int MAX_LINE = 512;

  private final List<String> lines = new ArrayList<>();

  @Override
  public void said(Phase phase, String command) {
    add("C: ", phase == Phase.AUTH ? withoutSecrets(command) : command);
  }

  /** RFC 4954 §4: a command names its mechanism; all else is an exchange of secrets. */
  private static String withoutSecrets(String command) {
    String[] words = command.split(" ", 3);
    boolean begins = words.length > 1 && words[0].equals("AUTH");
    return begins ? "AUTH " + words[1] + " ..." : "...";
  }

  @Override
  public void heard(Phase phase, Reply reply) {
    if (phase == Phase.AUTH && reply.code() / 100 == 3) {
      add("S: ", reply.code() + " ...");
      return;
    }
    String status = reply.status().map(s -> s + " ").orElse("");
    for (int i = 0; i < reply.lines().size(); i++) {
      boolean last = i == reply.lines().size() - 1;
      add("S: ", reply.code() + (last ? " " : "-") + status + reply.lines().get(i));
    }
  }

  /** Something happened that nobody said. */
  void happened(String event) {
    add("-- ", event);
  }

  private void add(String mark, String text) {
    if (lines.size() < MAX_LINES) {
      lines.add(mark + (text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE) + "..."));
    }
  }

  /** The lines so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
