package org.eaglemail.bounce;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.LocalRecipient;

/**
 * Whom a notification reaches.
 *
 * @param here in whose maildrops it is put
 * @param away to whom it is sent
 */
record Audience(List<LocalRecipient> here, List<EnvelopeRecipient> away) {
  Audience {
    here = List.copyOf(here);
    away = List.copyOf(away);
  }

  /** Those behind an address who can be told. */
  static Audience of(Expansion expansion) {
    List<LocalRecipient> here = new ArrayList<>(1);
    List<EnvelopeRecipient> away = new ArrayList<>(1);
    for (Leaf leaf : expansion.leaves()) {
      switch (leaf) {
        case Leaf.Account account ->
            here.add(new LocalRecipient(account.account(), account.address()));
        case Leaf.Remote remote -> away.add(EnvelopeRecipient.of(remote.address()));
        case Leaf.Refused nobody -> {}
      }
    }
    return new Audience(here, away);
  }

  boolean isEmpty() {
    return here.isEmpty() && away.isEmpty();
  }
}
