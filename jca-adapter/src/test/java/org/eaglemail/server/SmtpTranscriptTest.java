package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.TestTls;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each transcript against the real session, in memory. */
class SmtpTranscriptTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path temporaryDirectory;

  static List<Transcript> transcripts() throws IOException {
    return Transcripts.of("smtp");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void serves(Transcript transcript) throws IOException {
    MemorySmtpListener listener = new MemorySmtpListener(profile(transcript.needs()));
    String remote = transcript.needs().contains("remote") ? "192.0.2.1" : MemoryConnection.LOOPBACK;
    try (MemoryConnection connection =
        new MemoryConnection(
            remote,
            TIMEOUT,
            server -> new SmtpServerSession(server, listener, listener.opening()))) {
      transcript.run(connection.peer());
    }
    assertThat(temporaryDirectory).isEmptyDirectory();
    assertThat(listener.messages())
        .as("nothing smuggled was taken")
        .noneMatch(message -> message.envelope().sender().text().startsWith("evil"));
  }

  private SmtpProfile profile(Set<String> needs) {
    int errors = limit(needs, "max-errors", 50);
    SmtpProfile profile = SmtpProfile.named(Domain.parse("mail.example.test"));
    return (needs.contains("tls") ? profile.tls(TestTls.offer(false)) : profile)
        .role(role(needs))
        .extensions(extensions(needs))
        .trust(
            needs.contains("trusted")
                ? new SmtpProfile.Trust(a -> false, a -> true)
                : SmtpProfile.Trust.NONE)
        .bareLineBreaks(
            needs.contains("normalise")
                ? SmtpProfile.BareLineBreaks.NORMALISE
                : SmtpProfile.BareLineBreaks.REFUSE)
        .mechanisms(
            needs.contains("scram")
                ? List.of(SaslMechanism.values())
                : needs.contains("authentication")
                    ? List.of(SaslMechanism.PLAIN, SaslMechanism.LOGIN)
                    : List.of())
        .limits(
            SmtpLimits.DEFAULT
                .messageSize(limit(needs, "max-size", 1_000_000))
                .counts(
                    limit(needs, "max-recipients", 100),
                    limit(needs, "max-transactions", 1000),
                    limit(needs, "max-commands", 100_000))
                .errors(errors, errors, Duration.ZERO)
                .times(Duration.ZERO, TIMEOUT, TIMEOUT))
        .buffer(new SmtpProfile.Buffer(1024, temporaryDirectory));
  }

  private static SmtpRole role(Set<String> needs) {
    return needs.contains("lmtp")
        ? SmtpRole.LMTP
        : needs.contains("submission") ? SmtpRole.SUBMISSION : SmtpRole.RELAY;
  }

  private static Set<SmtpExtension> extensions(Set<String> needs) {
    EnumSet<SmtpExtension> extensions = EnumSet.allOf(SmtpExtension.class);
    extensions.removeIf(extension -> needs.contains("without=" + extension.keyword()));
    return extensions;
  }

  private static int limit(Set<String> needs, String name, int otherwise) {
    return needs.stream()
        .filter(need -> need.startsWith(name + "="))
        .mapToInt(need -> Integer.parseInt(need.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }
}
