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
import org.eaglemail.spool.Urgency;

/**
 * Work that waits, in the order in which it shall be done: the urgent first, and of the same
 * urgency the senders in turn, so that one with a large list does not keep waiting one with a
 * single message. What is less urgent gets a turn after some of the more urgent ones, lest it wait
 * for ever. Not thread-safe; takes little memory while one piece waits.
 */
final class Turns<W> {
  /** Pieces in a row of one urgency while less urgent ones wait. */
  static final int RUN = 7;

  /**
   * Where a piece of work belongs.
   *
   * @param sender who takes turns with others
   */
  record Place(Urgency urgency, Object sender) {}

  private static final List<Urgency> ORDER = List.of(Urgency.HIGH, Urgency.NORMAL, Urgency.LOW);

  private final Map<Urgency, Map<Object, Queue<W>>> waiting = new EnumMap<>(Urgency.class);
  private final Map<Urgency, Integer> runs = new EnumMap<>(Urgency.class);
  private int size;

  void add(Place place, W work) {
    waiting
        .computeIfAbsent(place.urgency(), u -> new LinkedHashMap<>())
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
    return Optional.of(ofFirstSender(turn()));
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

  private W ofFirstSender(Urgency urgency) {
    Map<Object, Queue<W>> senders = waiting.getOrDefault(urgency, Map.of());
    Iterator<Map.Entry<Object, Queue<W>>> first = senders.entrySet().iterator();
    Map.Entry<Object, Queue<W>> entry = first.next();
    Object sender = entry.getKey();
    Queue<W> work = entry.getValue();
    first.remove();
    W next = work.remove();
    if (!work.isEmpty()) {
      // Behind the others.
      senders.put(sender, work);
    } else if (senders.isEmpty()) {
      waiting.remove(urgency);
    }
    return next;
  }

  /** Takes all that waits, in no particular order. */
  List<W> drain() {
    List<W> all = new ArrayList<>(size);
    waiting.values().forEach(senders -> senders.values().forEach(all::addAll));
    waiting.clear();
    size = 0;
    return all;
  }
}
