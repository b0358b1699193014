package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.pop3.Pop3Quirk;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.MaildropTerms;
import org.eaglemail.spi.Pop3Conduct;
import org.eaglemail.spi.Pop3LoginMethods;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.eaglemail.transcript.TestTls;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each transcript against the real session, in memory. */
class Pop3TranscriptTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  static List<Transcript> transcripts() throws IOException {
    return Transcripts.of("pop3");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void serves(Transcript transcript) throws IOException {
    Set<String> needs = transcript.needs();
    Pop3Profile profile =
        Pop3Profile.named(Domain.parse("mail.example.test"))
            .methods(methods(needs))
            .maxErrors(needs.contains("max-errors=3") ? 3 : 50)
            .conduct(conduct(needs));
    MemoryPop3Listener listener =
        new MemoryPop3Listener(needs.contains("tls") ? profile.tls(TestTls.offer(false)) : profile);
    setTerms(listener, needs);
    add(listener, "Subject: one\r\n\r\nfirst\r\n");
    add(listener, "Subject: two\r\n\r\n.one dot\r\n..two dots\r\n.\r\n");
    add(listener, "Subject: three\r\n\r\n");
    if (needs.contains("utf8-message")) {
      listener.addInUtf8("Subject: gr\u00fcn\r\n\r\nvier\r\n");
    }
    int messages = listener.messages().size();
    String remote = needs.contains("remote") ? "192.0.2.1" : MemoryConnection.LOOPBACK;
    try (MemoryConnection connection =
        new MemoryConnection(
            remote,
            TIMEOUT,
            server -> new Pop3ServerSession(server, listener, listener.opening()))) {
      transcript.run(connection.peer());
    }
    assertThat(listener.messages()).as("none ends in QUIT with marks").hasSize(messages);
    assertThat(listener.isHeld()).as("the maildrop is free after the session").isFalse();
  }

  /** As the settings' defaults are, unless the transcript says otherwise. */
  private static Pop3LoginMethods methods(Set<String> needs) {
    ClearText clearText =
        Stream.of(ClearText.values())
            .filter(policy -> needs.contains("cleartext=" + policy.name().toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse(ClearText.TLS);
    return new Pop3LoginMethods(
        clearText,
        Stream.of(SaslMechanism.values())
            .filter(each -> needs.contains("scram") || each != SaslMechanism.OAUTHBEARER)
            .toList(),
        needs.contains("apop"));
  }

  private static Pop3Conduct conduct(Set<String> needs) {
    return new Pop3Conduct(
        TIMEOUT,
        !needs.contains("unnamed"),
        false,
        false,
        needs.contains("quirks") ? EnumSet.allOf(Pop3Quirk.class) : Set.of());
  }

  private static void setTerms(MemoryPop3Listener listener, Set<String> needs) {
    if (needs.contains("terms")) {
      listener.terms(
          new AnnouncedTerms(terms(Duration.ofMinutes(10), 7), true),
          terms(Duration.ofMinutes(1), 30));
    }
    if (needs.contains("too-soon")) {
      MaildropTerms week = terms(Duration.ofDays(7), 30);
      listener.terms(new AnnouncedTerms(week, false), week);
    }
  }

  private static MaildropTerms terms(Duration loginDelay, int expireDays) {
    return new MaildropTerms(loginDelay, OptionalInt.of(expireDays), false);
  }

  private static void add(MemoryPop3Listener listener, String message) {
    listener.add(message.getBytes(StandardCharsets.US_ASCII));
  }
}
