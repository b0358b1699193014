package org.eaglemail.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.List;
import org.eaglemail.addressing.store.Aliases;
import org.eaglemail.addressing.store.Rewrites;
import org.eaglemail.database.CurrentTransaction;
import org.eaglemail.directory.DomainLookup;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.Transports;
import org.eaglemail.policy.access.AccessRules;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;

/** Lines that need nothing to be written. */
class MapEntriesTest {
  private final Undone undone = new Undone();
  private final MapEntries entries =
      Injection.into(
          new MapEntries(),
          new Aliases(),
          new Rewrites(),
          new AccessRules(),
          new Transports(),
          new Domains(),
          undone);

  /** Home.test is ours. */
  private static final class Domains extends DomainLookup {
    @Override
    public boolean isLocal(Domain domain) {
      return domain.name().equals("home.test");
    }
  }

  private static final class Undone extends CurrentTransaction {
    private boolean undone;

    @Override
    public void undo() {
      undone = true;
    }
  }

  private static Proposal here(String domain) {
    return new Proposal.Here(new MapLine(1, domain, "anything"), Domain.parse(domain));
  }

  @Test
  void aDomainThatIsHereAndWhatIsSoAnywayAreTaken() {
    Proposal needless = new Proposal.Needless(new MapLine(2, "@home.test", "error:nouser"), "so");

    assertThatList(entries.write(List.of(here("home.test"), needless), true))
        .containsExactly(
            new ImportedLine(1, "home.test", true, "nothing to do: home.test is a domain here"),
            new ImportedLine(2, "@home.test", true, "nothing to do: so"));
    assertThat(undone.undone).isFalse();
  }

  @Test
  void aDomainThatIsNotHereIsToBeMadeFirst() {
    assertThatList(entries.write(List.of(here("else.test"), here("home.test")), true))
        .containsExactly(
            new ImportedLine(
                1, "else.test", false, "declares a domain; make it one of the domains here first"));
    assertThat(undone.undone).isTrue();
  }
}
