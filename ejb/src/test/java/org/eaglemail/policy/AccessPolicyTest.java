package org.eaglemail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.access.AccessAction;
import org.eaglemail.policy.access.AccessKind;
import org.eaglemail.policy.access.AccessRule;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What rules of the access table mean for a session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessPolicyTest {
  private static final AccessAction ACCEPT = new AccessAction.Accept();
  private static final AccessAction REFUSE = new AccessAction.Refuse(Optional.empty());

  private final Settings settings = DirectoryDatabase.settings(Map.of());
  private final DirectoryDatabase database = new DirectoryDatabase(settings);
  private final Counters counters = new Counters();

  @BeforeAll
  void createAccounts() {
    database.createDomain("example.test");
    database.createAccount("bob@example.test");
  }

  @AfterAll
  void close() {
    database.close();
  }

  private ReceptionPolicy policy(AccessRule... rules) {
    return TestPolicies.of(database, settings, counters, rules);
  }

  private static AccessRule rule(AccessKind kind, String pattern, AccessAction action) {
    return new AccessRule(kind, pattern, action);
  }

  private static Decision mail(ReceptionPolicy policy, SmtpSession session, String sender) {
    return policy.sender(session, ReversePath.parse(sender));
  }

  private static Decision rcpt(ReceptionPolicy policy, SmtpSession session, String recipient) {
    return policy.recipient(
        session,
        ReversePath.parse("a@elsewhere.test"),
        new ForwardPath.Mailbox(EmailAddress.parse(recipient)));
  }

  private static String text(Decision decision) {
    return switch (decision) {
      case Decision.Proceed(Disposition disposition) -> disposition.name();
      case Decision.Refuse(var reply) -> reply.text();
    };
  }

  @Test
  void aClientIsRefusedAsItConnects() {
    ReceptionPolicy policy = policy(rule(AccessKind.CLIENT, "192.0.2.0/24", REFUSE));
    long before = counters.value(Counter.REFUSED_BY_ACCESS);

    assertThat(text(policy.connected(Clients.at("192.0.2.9"), SmtpRole.RELAY)))
        .isEqualTo("554 5.7.1 <192.0.2.9>: Client host rejected: Access denied");
    assertThat(text(policy.connected(Clients.at("192.0.3.9"), SmtpRole.RELAY)))
        .isEqualTo("DELIVER");
    assertThat(counters.value(Counter.REFUSED_BY_ACCESS)).isEqualTo(before + 1);
  }

  @Test
  void aNameIsJudgedWithTheSenderUnlessAuthenticated() {
    ReceptionPolicy policy = policy(rule(AccessKind.HELO, "client.example", REFUSE));

    assertThat(text(mail(policy, Clients.stranger("192.0.2.9"), "a@elsewhere.test")))
        .isEqualTo("554 5.7.1 <client.example>: Helo command rejected: Access denied");
    assertThat(text(mail(policy, Clients.account("bob@example.test"), "bob@example.test")))
        .isEqualTo("DELIVER");
  }

  @Test
  void marksOfNameAndSenderAddUp() {
    ReceptionPolicy policy =
        policy(
            rule(AccessKind.HELO, "client.example", new AccessAction.Hold()),
            rule(AccessKind.SENDER, "elsewhere.test", new AccessAction.Discard()),
            rule(AccessKind.SENDER, "<>", ACCEPT));
    SmtpSession stranger = Clients.stranger("192.0.2.9");

    assertThat(text(mail(policy, stranger, "a@elsewhere.test"))).isEqualTo("DISCARD");
    assertThat(text(mail(policy, stranger, "a@other.test"))).isEqualTo("HOLD");
    assertThat(text(mail(policy, stranger, ""))).isEqualTo("HOLD");
  }

  @Test
  void anAcceptedRecipientIsStillNoRightToRelay() {
    ReceptionPolicy policy =
        policy(
            rule(AccessKind.RECIPIENT, "victim@other.test", ACCEPT),
            rule(AccessKind.SENDER, "elsewhere.test", ACCEPT),
            rule(AccessKind.CLIENT, "0.0.0.0/0", ACCEPT));

    assertThat(text(rcpt(policy, Clients.stranger("192.0.2.9"), "victim@other.test")))
        .isEqualTo("550 5.7.1 <victim@other.test>: Relay access denied");
    assertThat(text(rcpt(policy, Clients.stranger("192.0.2.9"), "nobody@example.test")))
        .startsWith("550 5.1.1 ");
  }

  @Test
  void anAcceptedSenderNeedsNoLessToSubmit() {
    ReceptionPolicy policy = policy(rule(AccessKind.SENDER, "elsewhere.test", ACCEPT));

    assertThat(text(mail(policy, Clients.account("bob@example.test"), "a@elsewhere.test")))
        .startsWith("553 5.7.1 ");
    assertThat(
            text(
                mail(
                    policy,
                    Clients.session(Clients.at("192.0.2.9"), SmtpRole.SUBMISSION, Optional.empty()),
                    "a@elsewhere.test")))
        .startsWith("530 5.7.0 ");
  }

  @Test
  void aRecipientMayBeRefusedDeferredOrHeld() {
    ReceptionPolicy policy =
        policy(rule(AccessKind.RECIPIENT, "bob@example.test", new AccessAction.Hold()));
    assertThat(text(rcpt(policy, Clients.stranger("192.0.2.9"), "bob@example.test")))
        .isEqualTo("HOLD");

    ReceptionPolicy closed =
        policy(
            rule(AccessKind.RECIPIENT, "example.test", new AccessAction.Defer(Optional.empty())));
    assertThat(text(rcpt(closed, Clients.stranger("192.0.2.9"), "nobody@example.test")))
        .startsWith("550 5.1.1");
    assertThat(text(rcpt(closed, Clients.stranger("192.0.2.9"), "bob@example.test")))
        .isEqualTo("450 4.7.1 <bob@example.test>: Recipient address rejected: Access denied");
  }

  @Test
  void whoMovedAwayIsToldOfInTheWordsOfTheRule() {
    AccessAction moved = new AccessAction.Refuse(Optional.of(Reply.reply(550, "5.1.6", "Moved")));
    ReceptionPolicy policy =
        policy(
            rule(AccessKind.RECIPIENT, "gone@example.test", moved),
            rule(AccessKind.RECIPIENT, "nobody@example.test", ACCEPT),
            rule(AccessKind.RECIPIENT, "gone@away.test", moved));

    assertThat(text(rcpt(policy, Clients.stranger("192.0.2.9"), "gone@example.test")))
        .isEqualTo("550 5.1.6 Moved");
    // What the table cannot lift, and what it does not tell to strangers.
    assertThat(text(rcpt(policy, Clients.stranger("192.0.2.9"), "nobody@example.test")))
        .startsWith("550 5.1.1 ");
    assertThat(text(rcpt(policy, Clients.stranger("192.0.2.9"), "gone@away.test")))
        .startsWith("550 5.7.1 ");
  }
}
