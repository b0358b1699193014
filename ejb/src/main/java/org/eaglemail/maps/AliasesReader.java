package org.eaglemail.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Posting;
import org.eaglemail.addressing.Target;
import org.eaglemail.protocol.Domain;

/** Aliases(5). A name that has an {@code owner-name} beside it is a list. */
final class AliasesReader implements MapReader {
  private static final String OWNER = "owner-";

  @Override
  public boolean hasColons() {
    return true;
  }

  @Override
  public List<Proposal> read(List<MapLine> lines, Domain domain) {
    Map<String, MapLine> byName =
        lines.stream()
            .collect(
                Collectors.toMap(
                    line -> line.key().toLowerCase(Locale.ROOT),
                    Function.identity(),
                    (first, second) -> first));
    List<Proposal> proposals = new ArrayList<>(lines.size());
    for (MapLine line : lines) {
      boolean owned = byName.containsKey(OWNER + line.key().toLowerCase(Locale.ROOT));
      proposals.add(proposal(line, owned, domain));
    }
    return proposals;
  }

  private static Proposal proposal(MapLine line, boolean owned, Domain domain) {
    try {
      if (line.key().contains("@")) {
        throw new IllegalArgumentException("aliases have names without a domain");
      }
      AliasName name = Names.name(line.key(), domain);
      List<Target> targets = targets(line, domain);
      Entry entry =
          owned
              ? new Entry.MailingList(
                  Names.address(OWNER + line.key(), domain), Posting.ANYONE, targets)
              : new Entry.Alias(targets);
      return new Proposal.Address(line, name, entry);
    } catch (IllegalArgumentException e) {
      return new Proposal.None(line, String.valueOf(e.getMessage()));
    }
  }

  /**
   * A backslash means the mailbox itself, past all aliases and forwards: that is what a name of its
   * own means here, and another's does not.
   */
  private static List<Target> targets(MapLine line, Domain domain) {
    for (String item : Names.items(line.value())) {
      String text = MapLine.unquoted(item);
      if (text.startsWith("\\") && !text.substring(1).equalsIgnoreCase(line.key())) {
        throw new IllegalArgumentException(
            "'"
                + item
                + "' is a mailbox past its aliases and forwards, which only a name of its own"
                + " can mean here");
      }
    }
    return Names.targets(line.value(), domain);
  }
}
