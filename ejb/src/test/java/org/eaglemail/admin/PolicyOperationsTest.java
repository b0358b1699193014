package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.addressing.rewrite.RewriteTable;
import org.eaglemail.addressing.store.StoredRewrites;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.ReceptionPolicy;
import org.eaglemail.policy.TestPolicies;
import org.eaglemail.policy.access.AccessAction;
import org.eaglemail.policy.access.AccessKind;
import org.eaglemail.policy.access.AccessRule;
import org.eaglemail.reception.Rewriting;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the policy would say, as it is told. */
class PolicyOperationsTest {
  private static final String ALICE = "alice@example.test";
  private static final String TYPO = "alcie@example.test";
  private static final String CLIENT = "192.0.2.1";

  private final Settings settings = DirectoryDatabase.settings(Map.of());
  private final DirectoryDatabase database = new DirectoryDatabase(settings);

  @BeforeEach
  void createAccount() {
    database.createDomain("example.test");
    database.createAccount(ALICE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** One rule: what the typo means. */
  private final class OneRewrite extends StoredRewrites {
    @Override
    public RewriteTable table() {
      RewriteRule rule = RewriteRule.of(RewriteKind.RECIPIENT, TYPO, Optional.of(ALICE));
      return new RewriteTable(List.of(rule), settings.recipientDelimiters());
    }
  }

  private PolicyReport explain(PolicyQuestion question, AccessRule... rules) {
    Rewriting rewriting = Injection.into(new Rewriting(), new OneRewrite(), settings);
    ReceptionPolicy policy = TestPolicies.of(database, settings, new Counters(), rules);
    return Injection.into(new PolicyOperations(), policy, rewriting).explain(question);
  }

  private static PolicyQuestion submitted(String recipient) {
    return new PolicyQuestion(CLIENT, "submission", "", Optional.of(ALICE), ALICE, recipient);
  }

  @Test
  void theRecipientThatIsMeantIsJudged() {
    assertThat(explain(submitted(TYPO)).decision()).isEqualTo("ACCEPTED");
    assertThat(explain(submitted("nobody@example.test")).reply()).startsWith("550 5.1.1 ");
  }

  @Test
  void whatOthersWriteStays() {
    PolicyQuestion others =
        new PolicyQuestion(CLIENT, "relay", "", Optional.empty(), "b@else.test", TYPO);

    assertThat(explain(others).decision()).isEqualTo("REFUSED");
  }

  @Test
  void whatIsHeldOrDiscardedIsNotJustAccepted() {
    AccessRule hold = new AccessRule(AccessKind.SENDER, ALICE, new AccessAction.Hold());
    AccessRule discard = new AccessRule(AccessKind.RECIPIENT, ALICE, new AccessAction.Discard());

    assertThat(explain(submitted(ALICE), hold).decision()).isEqualTo("HELD");
    assertThat(explain(submitted(ALICE), discard).decision()).isEqualTo("DISCARDED");
    assertThat(explain(submitted(ALICE), hold, discard).decision()).isEqualTo("DISCARDED");
    assertThat(explain(submitted("nobody@example.test"), hold).decision()).isEqualTo("REFUSED");
  }
}
