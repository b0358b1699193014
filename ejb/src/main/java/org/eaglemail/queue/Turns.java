package org.eaglemail.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spool.Urgency;

/**
 * Work that waits, in the order in which it shall be done: the urgent first, and of the same
 * urgency the senders' sites in turn, and the senders of each, so that one with a large list does
 * not keep waiting one with a single message. What is less urgent gets a turn after some of the
 * more urgent ones, lest it wait for ever. Not thread-safe; takes little memory while one piece
 * waits.
 */
final class Turns<W> {
  /** Pieces in a row of one urgency while less urgent ones wait. */
  static final int RUN = 7;

  /**
   * Where a piece of work belongs.
   *
   * @param site takes turns with others
   * @param sender takes turns with others of that site
   */
  record Place(Urgency urgency, String site, String sender) {
    /** What a list's senders end with, of which each recipient has one of his own (VERP). */
    private static final Pattern EXTENSION = Pattern.compile("[-+=].*", Pattern.DOTALL);

    static Place of(Urgency urgency, ReversePath sender) {
      return switch (sender) {
        case ReversePath.NullSender none -> new Place(urgency, "", "");
        case ReversePath.Mailbox(EmailAddress address) ->
            new Place(
                urgency,
                address.host().toString(),
                EXTENSION.matcher(address.localPart()).replaceFirst(""));
      };
    }
  }

  private static final List<Urgency> ORDER = List.of(Urgency.HIGH, Urgency.NORMAL, Urgency.LOW);

  private final Map<Urgency, Map<String, Map<String, Queue<W>>>> waiting =
      new EnumMap<>(Urgency.class);
  private final Map<Urgency, Integer> runs = new EnumMap<>(Urgency.class);
  private int size;

  void add(Place place, W work) {
    waiting
        .computeIfAbsent(place.urgency(), u -> new LinkedHashMap<>())
        .computeIfAbsent(place.site(), s -> new LinkedHashMap<>(2))
        .computeIfAbsent(place.sender(), s -> new ArrayDeque<>(1))
        .add(work);
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Takes the next piece; empty when none waits. */
  Optional<W> next() {
    if (size == 0) {
      return Optional.empty();
    }
    size--;
    Urgency urgency = turn();
    Map<String, Map<String, Queue<W>>> sites = waiting.getOrDefault(urgency, new LinkedHashMap<>());
    W next =
        ofFirst(sites, senders -> ofFirst(senders, Queue::remove, Queue::isEmpty), Map::isEmpty);
    if (sites.isEmpty()) {
      waiting.remove(urgency);
    }
    return Optional.of(next);
  }

  private Urgency turn() {
    List<Urgency> present = ORDER.stream().filter(waiting::containsKey).toList();
    for (Urgency urgency : present.subList(0, present.size() - 1)) {
      int run = runs.merge(urgency, 1, Integer::sum);
      if (run <= RUN) {
        return urgency;
      }
      runs.put(urgency, 0);
    }
    return present.getLast();
  }

  /** Takes a piece of the first, who goes behind the others if he has more. */
  private static <T, W> W ofFirst(Map<String, T> all, Function<T, W> take, Predicate<T> isEmpty) {
    Iterator<Map.Entry<String, T>> entries = all.entrySet().iterator();
    Map.Entry<String, T> entry = entries.next();
    String name = entry.getKey();
    T first = entry.getValue();
    entries.remove();
    W next = take.apply(first);
    if (!isEmpty.test(first)) {
      all.put(name, first);
    }
    return next;
  }

  /** Takes all that waits, in no particular order. */
  List<W> drain() {
    List<W> all = new ArrayList<>(size);
    for (Map<String, Map<String, Queue<W>>> sites : waiting.values()) {
      sites.values().forEach(senders -> senders.values().forEach(all::addAll));
    }
    waiting.clear();
    size = 0;
    return all;
  }
}
