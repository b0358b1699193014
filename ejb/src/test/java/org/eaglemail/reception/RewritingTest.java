package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.addressing.rewrite.RewriteTable;
import org.eaglemail.addressing.store.StoredRewrites;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.policy.Clients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.Test;

/** Whose mail is rewritten: hosts below lab.test are not to be seen. */
class RewritingTest {
  private static final String NETWORK = "198.51.100.0/24";
  private static final MemorySource MESSAGE =
      new MemorySource(
          "From: <root@pc1.lab.test>\r\nTo: <x@else.test>\r\n\r\nroot@pc1.lab.test\r\n");

  private static SmtpSession host(SmtpRole role) {
    return Clients.session(Clients.at("198.51.100.9"), role, Optional.empty());
  }

  private static Envelope envelope(SmtpSession session) {
    return new Envelope(
        session,
        ReversePath.parse("root@pc1.lab.test"),
        MailParameters.NONE,
        List.of(EnvelopeRecipient.of(EmailAddress.parse("x@else.test"))),
        Disposition.DELIVER);
  }

  private static final class Masquerade extends StoredRewrites {
    @Override
    public RewriteTable table() {
      return new RewriteTable(
          List.of(RewriteRule.of(RewriteKind.MASQUERADE, "lab.test", Optional.empty())),
          DirectoryDatabase.settings(Map.of()).recipientDelimiters());
    }
  }

  /** The sender of the envelope, then the message. */
  private static List<String> sent(SmtpSession session, String networks) throws IOException {
    Settings settings =
        DirectoryDatabase.settings(
            Map.of("eagle.relay.networks", NETWORK, "eagle.rewrite.networks", networks));
    Rewriting rewriting = Injection.into(new Rewriting(), new Masquerade(), settings);
    Completion completion =
        Injection.into(new Completion(), settings, rewriting, Clock.systemUTC());
    Envelope envelope = rewriting.envelope(envelope(session));
    try (InputStream octets = completion.of(envelope, MESSAGE).open()) {
      return List.of(
          envelope.sender().toString(),
          new String(octets.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aHostOfOurNetworkIsSeenAsTheDomainIfSoWished() throws IOException {
    assertThat(sent(host(SmtpRole.RELAY), "on"))
        .containsExactly(
            "<root@lab.test>",
            "From: <root@lab.test>\r\nTo: <x@else.test>\r\n\r\nroot@pc1.lab.test\r\n");
  }

  @Test
  void mailOfOthersStaysAsItCame() throws IOException {
    List<String> asItCame = List.of("<root@pc1.lab.test>", MESSAGE.text());

    assertThat(sent(host(SmtpRole.RELAY), "off")).isEqualTo(asItCame);
    assertThat(sent(host(SmtpRole.LMTP), "on")).isEqualTo(asItCame);
    assertThat(sent(Clients.stranger("192.0.2.1"), "on")).isEqualTo(asItCame);
  }

  @Test
  void whatIsSubmittedIsRewrittenAndMadeComplete() throws IOException {
    assertThat(sent(Clients.account("alice@lab.test"), "off")).first().isEqualTo("<root@lab.test>");
    assertThat(sent(Clients.account("alice@lab.test"), "off").getLast())
        .contains("Date: ", "Message-ID: ", "From: <root@lab.test>");
  }
}
