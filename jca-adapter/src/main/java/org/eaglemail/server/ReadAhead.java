package org.eaglemail.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.jspecify.annotations.Nullable;

/**
 * Begins downloads. While a client takes small messages one after the other, as almost all do,
 * those that it will ask for next are fetched along with the one that it asks for: first one more,
 * then twice as many each time it was right, up to {@value #MAX_OCTETS} octets. What it does not
 * ask for in this order is forgotten.
 */
final class ReadAhead {
  /** Octets in memory that the client has not asked for yet. */
  static final int MAX_OCTETS = 64 * 1024;

  /** Messages fetched at once. */
  static final int MAX_MESSAGES = 32;

  private final Pop3Listener listener;
  private final Maildrop maildrop;
  private final OpenMaildrop open;
  private final Map<Integer, byte[]> fetched = new HashMap<>();
  private int last;
  private int window = 1;

  ReadAhead(Pop3Listener listener, Maildrop maildrop, OpenMaildrop open) {
    this.listener = listener;
    this.maildrop = maildrop;
    this.open = open;
  }

  /**
   * A download of a message that is there.
   *
   * @throws UnreadableMessageException when the message cannot be read
   */
  MessageDownload download(int number) throws UnreadableMessageException {
    MaildropMessage message = open.message(number);
    Optional<byte[]> beginning = beginning(number);
    return beginning.isPresent()
        ? new MessageDownload(listener, maildrop, message, beginning.get())
        : new MessageDownload(listener, maildrop, message);
  }

  private Optional<byte[]> beginning(int number) {
    byte[] kept = fetched.remove(number);
    if (kept == null) {
      fetched.clear();
      window = number == last + 1 && last > 0 ? Math.min(2 * window, MAX_MESSAGES) : 1;
      kept = window > 1 ? fetch(number) : null;
    }
    last = number;
    return Optional.ofNullable(kept);
  }

  private byte @Nullable [] fetch(int number) {
    List<Integer> numbers = from(number);
    if (numbers.size() < 2) {
      return null;
    }
    List<byte[]> beginnings;
    try {
      beginnings = listener.beginnings(maildrop, numbers.stream().map(open::message).toList());
    } catch (IOException | RuntimeException e) {
      // If it is this message's own fault, to read it alone says so.
      return null;
    }
    for (int i = 1; i < beginnings.size(); i++) {
      fetched.put(numbers.get(i), beginnings.get(i));
    }
    return beginnings.isEmpty() ? null : beginnings.get(0);
  }

  /** That one and those after it, as far as they are there, and small enough together. */
  private List<Integer> from(int first) {
    List<Integer> numbers = new ArrayList<>();
    long octets = 0;
    for (int number = first; open.has(number) && numbers.size() < window; number++) {
      if (!open.isDeleted(number)) {
        long size = open.message(number).size();
        octets += size;
        if (size == 0 || octets > MAX_OCTETS) {
          break;
        }
        numbers.add(number);
      }
    }
    return numbers;
  }
}
