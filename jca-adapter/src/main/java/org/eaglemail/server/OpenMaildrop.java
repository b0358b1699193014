package org.eaglemail.server;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;

/**
 * A maildrop as its session sees it: its messages, numbered from 1, and the marks that DELE set. A
 * number stays its message's for the whole session (RFC 1939 §5).
 */
final class OpenMaildrop {
  private final Maildrop maildrop;
  private final BitSet deleted = new BitSet();

  OpenMaildrop(Maildrop maildrop) {
    this.maildrop = maildrop;
  }

  Maildrop maildrop() {
    return maildrop;
  }

  /** The message of that number, marked or not; empty when there never was one. */
  Optional<MaildropMessage> message(int number) {
    List<MaildropMessage> messages = maildrop.messages();
    return number > messages.size() ? Optional.empty() : Optional.of(messages.get(number - 1));
  }

  boolean isDeleted(int number) {
    return deleted.get(number);
  }

  void delete(int number) {
    deleted.set(number);
  }

  /** Takes all marks back. */
  void reset() {
    deleted.clear();
  }

  /** The numbers of the messages that are not marked. */
  IntStream numbers() {
    return IntStream.rangeClosed(1, maildrop.messages().size()).filter(n -> !deleted.get(n));
  }

  /** Octets of the messages that are not marked. */
  long octets() {
    return numbers().mapToLong(n -> maildrop.messages().get(n - 1).size()).sum();
  }

  /** The marked messages. */
  List<MaildropMessage> marked() {
    return deleted.stream().mapToObj(n -> maildrop.messages().get(n - 1)).toList();
  }
}
