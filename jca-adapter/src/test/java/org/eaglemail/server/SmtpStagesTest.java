package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spi.Stage;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application is asked, in which order, and what its answers lead to. */
class SmtpStagesTest {
  private static final Set<Stage> ALL = EnumSet.allOf(Stage.class);

  @TempDir Path directory;

  /** Notes each call. */
  private static class Noting implements SmtpListener {
    final List<String> calls = new CopyOnWriteArrayList<>();

    Decision decide(String call) {
      calls.add(call);
      return Decision.proceed();
    }

    @Override
    public SmtpProfile opening() {
      throw new IllegalStateException("not asked by sessions");
    }

    @Override
    public Decision connected(Client client) {
      return decide("connected");
    }

    @Override
    public Decision greeted(SmtpSession session) {
      return decide("greeted " + session.helo());
    }

    @Override
    public Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
      return decide("sender " + sender);
    }

    @Override
    public Decision recipient(
        SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
      return decide("recipient " + recipient);
    }

    @Override
    public Decision data(Envelope envelope) {
      return decide("data " + envelope.recipients().size());
    }

    @Override
    public Reception message(Envelope envelope, MessageSource source) throws IOException {
      calls.add("message " + envelope.disposition() + " " + source.size());
      return new Reception.Accepted("1", CommitBarrier.NONE);
    }

    @Override
    public void reset(SmtpSession session) {
      calls.add("reset");
    }

    @Override
    public void ended(SmtpSession session) {
      calls.add("ended " + session.helo());
    }
  }

  private void run(SmtpListener listener, Set<Stage> stages, String... lines) throws IOException {
    run(listener, stages, SmtpLimits.DEFAULT, lines);
  }

  private void run(SmtpListener listener, Set<Stage> stages, SmtpLimits limits, String... lines)
      throws IOException {
    SmtpProfile profile =
        SmtpProfile.named(Domain.parse("mail.example.test"))
            .stages(stages)
            .limits(limits)
            .buffer(new SmtpProfile.Buffer(16, directory));
    try (MemoryConnection connection =
        new MemoryConnection(
            MemoryConnection.LOOPBACK,
            Peer.PATIENCE,
            server -> new SmtpServerSession(server, listener, profile))) {
      Transcript.parse("dialogue", List.of(lines)).run(connection.peer());
    }
    assertThat(directory).isEmptyDirectory();
  }

  private static final String[] ONE_MESSAGE = {
    "S: 220 *",
    "C: EHLO a",
    "S...: 250 *",
    "C: MAIL FROM:<b@example.org>",
    "S: 250 *",
    "C: RCPT TO:<c@example.test>",
    "S: 250 *",
    "C: RCPT TO:<c@example.test>",
    "S: 250 *",
    "C: DATA",
    "S: 354 *",
    "C: hello\\r\\n.",
    "S: 250 *",
    "C: QUIT",
    "S: 221 *",
    "CLOSED"
  };

  @Test
  void withoutOptionalStagesThereAreNoMoreCallsThanCommands() throws IOException {
    Noting listener = new Noting();
    run(listener, Set.of(), ONE_MESSAGE);
    assertThat(listener.calls)
        .containsExactly(
            "connected",
            "sender <b@example.org>",
            "recipient <c@example.test>",
            "message DELIVER 7");
  }

  @Test
  void optionalStagesAreCalledInOrder() throws IOException {
    Noting listener = new Noting();
    run(listener, ALL, ONE_MESSAGE);
    assertThat(listener.calls)
        .containsExactly(
            "connected",
            "greeted a",
            "sender <b@example.org>",
            "recipient <c@example.test>",
            "data 1",
            "message DELIVER 7",
            "ended a");
  }

  @Test
  void aTransactionWithoutMessageIsReset() throws IOException {
    Noting listener = new Noting();
    run(
        listener,
        Set.of(Stage.RESET, Stage.END),
        "S: 220 *",
        "C: EHLO a",
        "S...: 250 *",
        "C: MAIL FROM:<>\\r\\nRSET\\r\\nRSET\\r\\nMAIL FROM:<>",
        "S: 250 *",
        "S: 250 *",
        "S: 250 *",
        "S: 250 *",
        "C: EHLO b",
        "S...: 250 *",
        "C: MAIL FROM:<>",
        "S: 250 *",
        "CLOSE");
    assertThat(listener.calls)
        .containsExactly(
            "connected",
            "sender <>",
            "reset",
            "sender <>",
            "reset",
            "sender <>",
            "reset",
            "ended b");
  }

  @Test
  void theStrongestDispositionReachesTheMessage() throws IOException {
    Noting listener =
        new Noting() {
          @Override
          Decision decide(String call) {
            return call.startsWith("greeted")
                ? Decision.proceed(Disposition.HOLD)
                : super.decide(call);
          }
        };
    run(listener, ALL, ONE_MESSAGE);
    assertThat(listener.calls).contains("message HOLD 7");
  }

  @Test
  void aRefusalBeforeTheMessageEndsTheTransaction() throws IOException {
    Noting listener =
        new Noting() {
          @Override
          public Decision data(Envelope envelope) {
            return Decision.refuse(Reply.reply(550, "5.7.1", "Not that"));
          }
        };
    run(
        listener,
        ALL,
        "S: 220 *",
        "C: EHLO a",
        "S...: 250 *",
        "C: MAIL FROM:<>\\r\\nRCPT TO:<c@example.test>\\r\\nDATA",
        "S: 250 *",
        "S: 250 *",
        "S: 550 5.7.1 Not that",
        "C-raw: MAIL FROM:<>\\r\\nRCPT TO:<c@example.test>\\r\\nBDAT 6 LAST\\r\\nQUIT\\r\\n",
        "S: 250 *",
        "S: 250 *",
        "S: 550 5.7.1 Not that",
        "C: QUIT",
        "S: 221 *");
    assertThat(listener.calls).filteredOn(call -> call.equals("reset")).hasSize(2);
  }

  @Test
  void a421OfTheApplicationEndsTheSession() throws IOException {
    Noting listener =
        new Noting() {
          @Override
          public Decision greeted(SmtpSession session) {
            return Decision.refuse(Reply.reply(421, "4.7.0", "Go away"));
          }
        };
    run(listener, ALL, "S: 220 *", "C: EHLO a", "S: 421 4.7.0 Go away", "CLOSED");
    assertThat(listener.calls).containsExactly("connected", "ended ");
  }

  @Test
  void whoSpeaksBeforeTheBannerIsSentAway() throws IOException {
    run(
        new Noting(),
        Set.of(),
        SmtpLimits.DEFAULT.times(
            Duration.ofMillis(300), Duration.ofMinutes(5), Duration.ofMinutes(5)),
        "C: EHLO a",
        "S: 554 5.5.0 *",
        "CLOSED");
  }

  @Test
  void whoWaitsForTheBannerGetsIt() throws IOException {
    run(
        new Noting(),
        Set.of(),
        SmtpLimits.DEFAULT.times(
            Duration.ofMillis(10), Duration.ofMinutes(5), Duration.ofMinutes(5)),
        "S: 220 *");
  }

  @Test
  void aMessageMayTakeOnlySoLongHoweverItIsCut() throws IOException {
    String[] dripped = new String[11 + 3];
    System.arraycopy(ONE_MESSAGE, 0, dripped, 0, 11);
    dripped[11] = "C: \\{20:x}";
    dripped[12] = "S: 421 4.4.2 *";
    dripped[13] = "CLOSED";
    Noting listener = new Noting();
    run(
        listener,
        ALL,
        SmtpLimits.DEFAULT.times(Duration.ZERO, Duration.ofMinutes(5), Duration.ofNanos(1)),
        dripped);
    assertThat(listener.calls).endsWith("data 1", "reset", "ended a");
  }

  @Test
  void chunksMayTakeOnlySoLongTogether() throws IOException {
    run(
        new Noting(),
        ALL,
        SmtpLimits.DEFAULT.times(Duration.ZERO, Duration.ofMinutes(5), Duration.ofNanos(1)),
        "S: 220 *",
        "C: EHLO a",
        "S...: 250 *",
        "C: MAIL FROM:<>\\r\\nRCPT TO:<c@example.test>",
        "S: 250 *",
        "S: 250 *",
        "C: BDAT 20",
        "C: \\{18:x}",
        "S: 421 4.4.2 *",
        "CLOSED");
  }
}
