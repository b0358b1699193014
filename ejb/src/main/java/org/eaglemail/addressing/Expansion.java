package org.eaglemail.addressing;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;

/**
 * Who is behind a recipient.
 *
 * @param recipient as it was given
 * @param way how the recipient's own address was left
 * @param leaves at least one; no account and no address twice
 */
public record Expansion(EmailAddress recipient, Way way, List<Leaf> leaves) {
  public Expansion {
    leaves = List.copyOf(leaves);
    if (leaves.isEmpty()) {
      throw new IllegalArgumentException("an expansion ends somewhere");
    }
  }

  /** How a recipient's own address was left, which decides what its sender hears of success. */
  public enum Way {
    /** To itself, or to one other address: who has that one tells (RFC 3461 §5.2.7.2). */
    ONE,
    /** To several: the message is expanded (RFC 3461 §5.2.7.3). */
    SEVERAL,
    /** To a list: the message is delivered (RFC 3461 §5.2.7.1, RFC 3464 §2.3.3). */
    LIST;

    /** In words, with the number of those behind it. */
    public String text(int all) {
      String to =
          switch (this) {
            case ONE -> "to another address";
            case SEVERAL -> "to several addresses";
            case LIST -> "to the members of a list";
          };
      return to + ", " + all + " in all";
    }
  }

  /** Whether nothing stands for the recipient but itself. */
  public boolean isItself() {
    return leaves.size() == 1 && leaves.getFirst().address().equals(recipient);
  }

  /** Whether the recipient itself is another server's. */
  public boolean isElsewhere() {
    return isItself() && leaves.getFirst() instanceof Leaf.Remote;
  }

  /** How many maildrops here get it. */
  public int accounts() {
    return (int) leaves.stream().filter(Leaf.Account.class::isInstance).count();
  }

  /** Why nobody gets it; empty as soon as somebody does. */
  public Optional<Reply> refusal() {
    for (Leaf leaf : leaves) {
      if (!(leaf instanceof Leaf.Refused)) {
        return Optional.empty();
      }
    }
    return leaves.getFirst() instanceof Leaf.Refused refused
        ? Optional.of(refused.reply())
        : Optional.empty();
  }

  /** Whether all who would get it are accounts that {@code full} says have no room. */
  public boolean isFull(LongPredicate full) {
    boolean any = false;
    for (Leaf leaf : leaves) {
      switch (leaf) {
        case Leaf.Account account when full.test(account.account()) -> any = true;
        case Leaf.Account account -> {
          return false;
        }
        case Leaf.Remote remote -> {
          return false;
        }
        case Leaf.Refused refused -> {}
      }
    }
    return any;
  }
}
