package org.eaglemail.admin;

import java.util.List;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Target;
import org.eaglemail.addressing.store.AliasInfo;

/**
 * A mailing list.
 *
 * @param id grows with each new one: lists are in its order
 * @param owner whom its copies come from, and who gets the notifications about them
 * @param posting who may send to it: anyone, members or owner
 */
public record ListEntry(
    long id, String address, String owner, String posting, List<String> members, String created) {
  static ListEntry of(AliasInfo info) {
    return switch (info.entry()) {
      case Entry.MailingList list ->
          new ListEntry(
              info.id(),
              info.name().text(),
              list.owner().toString(),
              list.posting().text(),
              list.targets().stream().map(Target::toString).toList(),
              info.created().toString());
      case Entry.Alias alias -> throw new IllegalArgumentException(info.name() + " is no list");
    };
  }
}
