package org.eaglemail.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Finding;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceptionPolicyTest {
  private static final ReversePath ANYBODY = ReversePath.parse("somebody@elsewhere.test");
  private static final String PROCEED = "proceed";
  private static final String RELAY_DENIED = "550 5.7.1 <%s>: Relay access denied";
  private static final String USER_UNKNOWN =
      "550 5.1.1 <%s>: Recipient address rejected: User unknown";

  private final Settings settings =
      DirectoryDatabase.settings(Map.of("eagle.relay.networks", "192.0.2.0/24,2001:db8::/32"));
  private final DirectoryDatabase database = new DirectoryDatabase(settings);
  private final ReceptionPolicy policy = TestPolicies.of(database, settings, new Counters());

  @BeforeAll
  void createAccounts() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    database.createAccount("bob@example.test");
  }

  @AfterAll
  void close() {
    database.close();
  }

  private static SmtpSession session(String listener, String remote, Optional<String> account) {
    try {
      Client client =
          Client.of(
              1,
              listener,
              new InetSocketAddress(InetAddress.getByName("203.0.113.1"), 25),
              new InetSocketAddress(InetAddress.getByName(remote), 40000));
      return new SmtpSession(
          client,
          listener.equals("smtp") ? SmtpRole.RELAY : SmtpRole.SUBMISSION,
          "mail.example.test",
          true,
          account);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(remote, e);
    }
  }

  private static SmtpSession stranger() {
    return session("smtp", "198.51.100.7", Optional.empty());
  }

  private static SmtpSession alice() {
    return session("submission", "198.51.100.7", Optional.of("alice@example.test"));
  }

  private static String text(Decision decision) {
    return switch (decision) {
      case Decision.Proceed go -> PROCEED;
      case Decision.Refuse refuse -> refuse.reply().text();
    };
  }

  private String recipient(SmtpSession session, String address) {
    return text(
        policy.recipient(session, ANYBODY, new ForwardPath.Mailbox(EmailAddress.parse(address))));
  }

  private String sender(SmtpSession session, String address) {
    return text(policy.sender(session, ReversePath.parse(address)));
  }

  @Test
  void takesMailForOurUsersFromAnybody() {
    assertThat(recipient(stranger(), "bob@example.test")).isEqualTo(PROCEED);
    assertThat(recipient(stranger(), "BOB@EXAMPLE.TEST")).isEqualTo(PROCEED);
    assertThat(recipient(alice(), "bob@example.test")).isEqualTo(PROCEED);
  }

  @Test
  void refusesUnknownUsersToEverybody() {
    assertThat(recipient(stranger(), "carol@example.test"))
        .isEqualTo(USER_UNKNOWN, "carol@example.test");
    assertThat(recipient(alice(), "carol@example.test"))
        .isEqualTo(USER_UNKNOWN, "carol@example.test");
  }

  /** What open-relay testers send, with our domain, our host and our address in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "victim@elsewhere.test",
        "\"victim@elsewhere.test\"@[203.0.113.1]",
        "\"victim@elsewhere.test\"@[IPv6:::1]",
        "victim%elsewhere.test@[203.0.113.1]",
        "elsewhere.test!victim@[203.0.113.1]",
        "victim@[203.0.113.1]",
        "victim@[IPv6:2001:db8::1]",
        "victim@localhost",
        "victim@sub.example.test",
        "victim@example.test.elsewhere.test",
        "victim@xexample.test",
        "\"victim@elsewhere.test\"@elsewhere.test"
      })
  void relaysForNoStranger(String address) {
    String canonical = EmailAddress.parse(address).toString();
    assertThat(recipient(stranger(), address)).isEqualTo(RELAY_DENIED, canonical);
    assertThat(recipient(session("submission", "127.0.0.1", Optional.empty()), address))
        .isEqualTo(RELAY_DENIED, canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "victim%elsewhere.test@example.test",
        "victim%elsewhere.test@mail.example.test",
        "victim%elsewhere.test%example.test@example.test",
        "elsewhere.test!victim@example.test",
        "elsewhere.test!victim@mail.example.test",
        "example.test!elsewhere.test!victim@example.test",
        "\"victim@elsewhere.test\"@example.test",
        "\"victim@elsewhere.test\"@mail.example.test",
        "\"victim%elsewhere.test\"@example.test",
        "\"elsewhere.test!victim\"@example.test",
        "\"@example.test:victim@elsewhere.test\"@example.test",
        "\"bob@example.test\"@example.test",
        "bob%example.test@example.test",
        "victim=elsewhere.test@example.test",
        "victim@[127.0.0.1]",
        "victim%elsewhere.test@[127.0.0.1]",
        "elsewhere.test!victim@[127.0.0.1]",
        "\"victim@elsewhere.test\"@[127.0.0.1]",
        "\"victim@elsewhere.test@\"@example.test",
        "\"@elsewhere.test:victim\"@example.test",
        "elsewhere.test!victim%other.test@example.test",
        "victim+elsewhere.test@example.test"
      })
  void aLocalPartLeadsNowhereElse(String address) {
    String canonical = EmailAddress.parse(address).toString();
    assertThat(recipient(stranger(), address)).isEqualTo(USER_UNKNOWN, canonical);
    assertThat(recipient(alice(), address)).isEqualTo(USER_UNKNOWN, canonical);
    assertThat(recipient(session("smtp", "192.0.2.9", Optional.empty()), address))
        .isEqualTo(USER_UNKNOWN, canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "alice@example.test", "victim@elsewhere.test", "postmaster@localhost"})
  void aSenderGivesNoRightToRelay(String sender) {
    assertThat(sender(stranger(), sender)).isEqualTo(PROCEED);
    assertThat(recipient(stranger(), "victim@elsewhere.test"))
        .isEqualTo(RELAY_DENIED, "victim@elsewhere.test");
  }

  @Test
  void relaysForOurAccounts() {
    assertThat(recipient(alice(), "friend@elsewhere.test")).isEqualTo(PROCEED);
    assertThat(recipient(alice(), "friend@[203.0.113.9]")).isEqualTo(PROCEED);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0, true",
    "192.0.2.255, true",
    "192.0.1.255, false",
    "192.0.3.0, false",
    "127.0.0.1, false",
    "2001:db8::1, true",
    "2001:db9::1, false",
    "::ffff:192.0.2.1, true",
    "::1, false"
  })
  void relaysForTheNetworksOfTheSetting(String client, boolean relays) {
    assertThat(recipient(session("smtp", client, Optional.empty()), "friend@elsewhere.test"))
        .isEqualTo(relays ? PROCEED : RELAY_DENIED.formatted("friend@elsewhere.test"));
  }

  private ReceptionPolicy gateway() {
    return TestPolicies.of(
        database,
        DirectoryDatabase.settings(
            Map.of("eagle.relay.domains", "relay.test, .Deep.test, example.test")),
        new Counters());
  }

  private static String recipient(ReceptionPolicy policy, SmtpSession session, String address) {
    return text(
        policy.recipient(session, ANYBODY, new ForwardPath.Mailbox(EmailAddress.parse(address))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@relay.test",
        "Bob+x@RELAY.test",
        "postmaster@relay.test",
        "bob@a.deep.test",
        "bob@a.b.deep.test"
      })
  void everybodyMaySendToARelayDomain(String address) {
    assertThat(recipient(gateway(), stranger(), address)).isEqualTo(PROCEED);
  }

  /** Nor is its server, which may trust us, told to send on (Postfix's allow_untrusted_routing). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "victim@elsewhere.test",
        "victim@sub.relay.test",
        "victim@deep.test",
        "victim@xrelay.test",
        "victim@relay.test.elsewhere.test",
        "victim@[203.0.113.1]",
        "victim%elsewhere.test@relay.test",
        "elsewhere.test!victim@relay.test",
        "\"victim@elsewhere.test\"@relay.test",
        "\"@elsewhere.test:victim\"@relay.test",
        "victim%elsewhere.test@a.deep.test"
      })
  void aRelayDomainMakesNoOpenRelay(String address) {
    assertThat(recipient(gateway(), stranger(), address))
        .isEqualTo(RELAY_DENIED, EmailAddress.parse(address).toString());
    assertThat(recipient(gateway(), alice(), address)).isEqualTo(PROCEED);
  }

  @Test
  void ourUsersAreAskedForThoughTheirDomainIsARelayDomain() {
    assertThat(recipient(gateway(), stranger(), "carol@example.test"))
        .isEqualTo(USER_UNKNOWN, "carol@example.test");
  }

  /** RFC 2033 §1. */
  @Test
  void whatComesByLmtpIsNotRelayed() {
    Client client = stranger().client();
    SmtpSession lmtp =
        new SmtpSession(client, SmtpRole.LMTP, "mail.example.test", true, Optional.empty());
    assertThat(recipient(gateway(), lmtp, "bob@relay.test"))
        .isEqualTo(RELAY_DENIED, "bob@relay.test");
  }

  @Test
  void loopbackIsNoTrustedNetworkByItself() {
    assertThat(recipient(session("smtp", "127.0.0.1", Optional.empty()), "friend@elsewhere.test"))
        .isEqualTo(RELAY_DENIED, "friend@elsewhere.test");
  }

  // RFC 5321 §4.5.1.
  @Test
  void takesMailForPostmasterInEveryForm() {
    assertThat(text(policy.recipient(stranger(), ANYBODY, new ForwardPath.Postmaster())))
        .isEqualTo(PROCEED);
    assertThat(recipient(stranger(), "postmaster@example.test")).isEqualTo(PROCEED);
    assertThat(recipient(stranger(), "PostMaster@mail.example.test")).isEqualTo(PROCEED);
    assertThat(recipient(stranger(), "postmaster@elsewhere.test"))
        .isEqualTo(RELAY_DENIED, "postmaster@elsewhere.test");
  }

  // RFC 6409.

  @Test
  void submissionNeedsAnAccountEvenFromATrustedNetwork() {
    assertThat(sender(session("submission", "127.0.0.1", Optional.empty()), "alice@example.test"))
        .isEqualTo("530 5.7.0 Authentication required");
    assertThat(sender(session("submission", "192.0.2.1", Optional.empty()), ""))
        .isEqualTo("530 5.7.0 Authentication required");
  }

  @Test
  void anAccountSendsOnlyAsItself() {
    assertThat(sender(alice(), "alice@example.test")).isEqualTo(PROCEED);
    assertThat(sender(alice(), "ALICE@Example.Test")).isEqualTo(PROCEED);
    assertThat(sender(alice(), "")).isEqualTo(PROCEED);
    assertThat(sender(alice(), "bob@example.test"))
        .isEqualTo(
            "553 5.7.1 <bob@example.test>: Sender address rejected:"
                + " not owned by user alice@example.test");
    assertThat(sender(alice(), "alice@elsewhere.test")).startsWith("553 5.7.1");
    assertThat(sender(alice(), "\"alice@example.test\"@elsewhere.test")).startsWith("553 5.7.1");
  }

  @ParameterizedTest
  @CsvSource({
    "strict, alice@example.test, true",
    "strict, Alice+lists@Example.Test, true",
    "strict, alice+lists@elsewhere.test, false",
    "strict, alicex+lists@example.test, false",
    "strict, +alice@example.test, false",
    "strict, bob@example.test, false",
    "relaxed, alice+lists@example.test, true",
    "relaxed, bob@example.test, true",
    "relaxed, carol@example.test, false",
    "relaxed, alice@elsewhere.test, false",
    "off, anybody@elsewhere.test, true"
  })
  void howStrictlySendersAreBoundIsASetting(String rule, String sender, boolean may) {
    Settings other = DirectoryDatabase.settings(Map.of("eagle.submission.sender-check", rule));
    ReceptionPolicy bound = TestPolicies.of(database, other, new Counters());

    assertThat(text(bound.sender(alice(), ReversePath.parse(sender))).equals(PROCEED))
        .isEqualTo(may);
    assertThat(text(bound.sender(stranger(), ReversePath.parse(sender)))).isEqualTo(PROCEED);
  }

  // RFC 1035's root dot has no place in an address (RFC 5321 §2.3.5).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "victim@example.test.",
        "victim@elsewhere.test.",
        "victim@elsewhere.test@example.test",
        "@example.test:victim@elsewhere.test",
        "victim@[127.0.0.1].elsewhere.test",
        "victim@[127.1]",
        "victim@[2130706433]",
        "victim@127.0.0.1..",
        "victim@elsewhere.test,example.test"
      })
  void isNoAddressAtAll(String address) {
    assertThatThrownBy(() -> EmailAddress.parse(address))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void explainsByTheSameChecks() {
    List<StageFindings> stages =
        policy.explain(
            new Supposition(
                stranger(),
                ANYBODY,
                new ForwardPath.Mailbox(EmailAddress.parse("victim@elsewhere.test"))));

    assertThat(stages)
        .extracting(StageFindings::stage)
        .containsExactly("CONNECT", "HELO", "MAIL", "RCPT");
    assertThat(stages.getLast().refuses()).isTrue();
    Finding last = stages.getLast().findings().getLast();
    assertThat(last.check()).isEqualTo(CheckName.RELAY);
    assertThat(last.verdict().reason())
        .isEqualTo("neither account nor relay network nor relay domain");
  }

  @Test
  void anExplanationEndsWithTheStageThatRefuses() {
    List<StageFindings> stages =
        policy.explain(
            new Supposition(
                session("submission", "198.51.100.7", Optional.empty()),
                ANYBODY,
                new ForwardPath.Postmaster()));

    assertThat(stages).extracting(StageFindings::stage).endsWith("MAIL").hasSize(3);
    assertThat(stages.getLast().refuses()).isTrue();
  }

  @Test
  void anAuthenticatedSessionIsBoundToItsAccountOnAnyListener() {
    SmtpSession session = session("smtp", "198.51.100.7", Optional.of("alice@example.test"));
    assertThat(sender(session, "bob@example.test")).startsWith("553 5.7.1");
  }
}
