package org.eaglemail.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a peer does otherwise than a well-behaved server. An entry is for all commands that begin
 * with its words; of several that fit the longest counts. Its answers are given in turn, the last
 * one for ever; empty means to behave well that time. For any number of threads.
 */
final class PeerScript {
  private final Map<String, Deque<Optional<Answer>>> entries = new LinkedHashMap<>();

  synchronized void add(String command, Optional<Answer> answer) {
    entries
        .computeIfAbsent(command.toUpperCase(Locale.ROOT), key -> new ArrayDeque<>())
        .add(answer);
  }

  synchronized Optional<Answer> answer(String command) {
    String upper = command.toUpperCase(Locale.ROOT);
    String best = "";
    for (String key : entries.keySet()) {
      if (upper.startsWith(key) && key.length() > best.length()) {
        best = key;
      }
    }
    Deque<Optional<Answer>> answers = entries.get(best);
    if (answers == null) {
      return Optional.empty();
    }
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }
}
