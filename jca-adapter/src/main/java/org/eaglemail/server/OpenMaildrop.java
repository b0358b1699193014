package org.eaglemail.server;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.eaglemail.spi.MaildropMessage;

/**
 * The messages of a maildrop as its session sees them: numbered from 1, some with the mark that
 * DELE sets. A number stays its message's for the whole session (RFC 1939 §5).
 */
final class OpenMaildrop {
  private final List<MaildropMessage> messages;
  private final BitSet deleted = new BitSet();
  private final BitSet retrieved = new BitSet();
  private int last;

  OpenMaildrop(List<MaildropMessage> messages) {
    this.messages = messages;
  }

  /** Whether there is, or was before its mark, a message of that number. */
  boolean has(int number) {
    return number >= 1 && number <= messages.size();
  }

  /** The message of a number that is there, marked or not. */
  MaildropMessage message(int number) {
    return messages.get(number - 1);
  }

  boolean isDeleted(int number) {
    return deleted.get(number);
  }

  void delete(int number) {
    deleted.set(number);
    last = Math.max(last, number);
  }

  /** The client has all of that message. */
  void retrieve(int number) {
    retrieved.set(number);
    last = Math.max(last, number);
  }

  /** The highest number of those retrieved or deleted; 0 for none (RFC 1460 §6, LAST). */
  int last() {
    return last;
  }

  /** Takes all marks back. What was retrieved stays that. */
  void reset() {
    deleted.clear();
    last = 0;
  }

  /** The numbers of the messages that are not marked. */
  IntStream numbers() {
    return IntStream.rangeClosed(1, messages.size()).filter(n -> !deleted.get(n));
  }

  /** How many messages are not marked. */
  int count() {
    return messages.size() - deleted.cardinality();
  }

  /** Octets of the messages that are not marked. */
  long octets() {
    return numbers().mapToLong(n -> message(n).size()).sum();
  }

  /** The marked messages. */
  List<MaildropMessage> marked() {
    return deleted.stream().mapToObj(this::message).toList();
  }

  /** The messages that are marked, retrieved, or both. */
  List<MaildropMessage> markedOrRetrieved() {
    BitSet both = (BitSet) deleted.clone();
    both.or(retrieved);
    return both.stream().mapToObj(this::message).toList();
  }
}
