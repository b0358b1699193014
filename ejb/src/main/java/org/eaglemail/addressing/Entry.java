package org.eaglemail.addressing;

import java.util.List;
import java.util.stream.Collectors;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/** What stands at a name instead of a mailbox. */
public sealed interface Entry {

  /** Other addresses; the sender stays who he is. */
  record Alias(List<Target> targets) implements Entry {
    public Alias {
      targets = List.copyOf(targets);
    }
  }

  /**
   * A mailing list: its copies come from its owner, who gets the notifications about them (RFC 5321
   * §3.9.2).
   *
   * @param posting who may send to it
   */
  record MailingList(EmailAddress owner, Posting posting, List<Target> targets) implements Entry {
    public MailingList {
      targets = List.copyOf(targets);
    }

    /** Whether that sender may send to it. */
    boolean admits(ReversePath sender) {
      return switch (posting) {
        case ANYONE -> true;
        case MEMBERS -> isOwner(sender) || isMember(sender);
        case OWNER -> isOwner(sender);
      };
    }

    private boolean isOwner(ReversePath sender) {
      return sender instanceof ReversePath.Mailbox(EmailAddress address)
          && AliasName.of(address).equals(AliasName.of(owner));
    }

    private boolean isMember(ReversePath sender) {
      return sender instanceof ReversePath.Mailbox(EmailAddress address)
          && targets.stream()
              .anyMatch(
                  target ->
                      AliasName.of(target.address(address.localPart()))
                          .equals(AliasName.of(address)));
    }
  }

  /** Where it leads. */
  List<Target> targets();

  /** In words: what it is and where it leads, the first few. */
  default String text() {
    String to =
        targets().stream().limit(10).map(Target::toString).collect(Collectors.joining(", "));
    String rest = targets().size() > 10 ? " and " + (targets().size() - 10) + " more" : "";
    return switch (this) {
      case Alias alias -> "alias of " + to + rest;
      case MailingList list -> "list of " + list.owner() + " with " + to + rest;
    };
  }
}
