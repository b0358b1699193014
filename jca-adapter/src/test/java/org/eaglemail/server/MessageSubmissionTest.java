package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Pop3Intake;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.spi.Pop3Submission;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.transcript.MemoryConnection;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XTND XMIT, from the command to the answer to the final dot. */
class MessageSubmissionTest {
  private static final Pop3Profile PROFILE = Pop3Profile.named(new Domain("mail.example.test"));

  @TempDir private Path directory;

  private final List<String> taken = new ArrayList<>();
  private int over;
  private Function<Client, Pop3Submission> agreement = refused(Reply.reply(550, "5.1.1", "Nobody"));
  private CommitBarrier barrier = CommitBarrier.NONE;

  private Pop3Listener listener() {
    Pop3Intake intake =
        new Pop3Intake(100, Duration.ofSeconds(20), new SmtpProfile.Buffer(1000, directory));
    return new ForwardingPop3Listener(new MemoryPop3Listener(PROFILE.intake(intake))) {
      @Override
      public Pop3Submission agree(Client client, Maildrop maildrop, MessageSource message) {
        return agreement.apply(client);
      }

      @Override
      public Reception submit(Envelope envelope, MessageSource message) throws IOException {
        try (InputStream octets = message.open()) {
          taken.add(new String(octets.readAllBytes(), StandardCharsets.US_ASCII));
        }
        return new Reception.Accepted("q1", barrier);
      }

      @Override
      public void submitted(Client client, Maildrop maildrop) {
        over++;
      }
    };
  }

  private static Function<Client, Pop3Submission> refused(Reply reply) {
    return client -> new Pop3Submission.Refused(reply);
  }

  private static Pop3Submission agreed(Client client) {
    EmailAddress alice = EmailAddress.parse("alice@example.test");
    return new Pop3Submission.Agreed(
        new Envelope(
            SmtpSession.ofPop3(client, alice.toString()),
            ReversePath.of(alice),
            MailParameters.NONE,
            List.of(EnvelopeRecipient.of(alice)),
            Disposition.DELIVER));
  }

  @Test
  void takesTheMessageWithoutItsStuffingAndGoesOn() throws IOException {
    agreement = MessageSubmissionTest::agreed;
    try (Pop3Talk talk = Pop3Talk.loggedIn(listener())) {
      talk.says("XTND XMIT", "+OK");
      talk.says("To: bob@example.test\r\n\r\n..dot\r\n.", "+OK Message queued as q1");
      talk.says("NOOP", "+OK");
    }
    assertThat(taken).containsExactly("To: bob@example.test\r\n\r\n.dot\r\n");
    assertThat(over).isEqualTo(1);
  }

  @Test
  void aRefusalIsSaidInTheWordsOfSubmission() throws IOException {
    try (Pop3Talk talk = Pop3Talk.loggedIn(listener())) {
      talk.says("XTND XMIT", "+OK");
      talk.says("To: nobody@example.test\r\n\r\n.", "-ERR 550 5.1.1 Nobody");
      agreement = refused(Reply.reply(450, "4.7.1", "Too much"));
      talk.says("XTND XMIT", "+OK");
      talk.says("To: bob@example.test\r\n\r\n.", "-ERR [SYS/TEMP] 450 4.7.1 Too much");
    }
    assertThat(taken).isEmpty();
    assertThat(over).isEqualTo(2);
  }

  @Test
  void whatIsNotSafeIsNotAcknowledged() throws IOException {
    agreement = MessageSubmissionTest::agreed;
    barrier =
        () -> {
          throw new IOException("the disk is gone");
        };
    try (Pop3Talk talk = Pop3Talk.loggedIn(listener())) {
      talk.says("XTND XMIT", "+OK");
      talk.says("To: bob@example.test\r\n\r\n.", "-ERR [SYS/TEMP] 451 4.3.0");
    }
    assertThat(over).isEqualTo(1);
  }

  @Test
  void whatIsTooLargeIsReadToItsEndAndRefused() throws IOException {
    agreement = MessageSubmissionTest::agreed;
    try (Pop3Talk talk = Pop3Talk.loggedIn(listener())) {
      talk.says("XTND XMIT", "+OK");
      talk.says("x".repeat(101) + "\r\n.", "-ERR 552 5.3.4");
      talk.says("NOOP", "+OK");
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void aBareLineFeedEndsTheSession() throws IOException {
    agreement = MessageSubmissionTest::agreed;
    try (Pop3Talk talk = Pop3Talk.loggedIn(listener())) {
      talk.says("XTND XMIT", "+OK");
      talk.says("To: bob@example.test\n.\nDELE 1\r\n.", "-ERR");
      talk.isClosed();
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void withoutTheQuirkTheCommandIsUnknown() throws IOException {
    try (Pop3Talk talk = Pop3Talk.loggedIn(new MemoryPop3Listener(PROFILE))) {
      talk.says("XTND XMIT", "-ERR Unknown command");
    }
  }

  @Test
  void overAnUnencryptedNetworkNothingIsTaken() throws IOException {
    Pop3Profile profile = listener().opening();
    try (MemoryConnection connection =
        new MemoryConnection(
            "192.0.2.1",
            Duration.ofSeconds(20),
            server -> new Pop3ServerSession(server, listener(), profile))) {
      assertThat(connection.peer().readLine()).isPresent();
      connection.peer().line("XTND XMIT");
      assertThat(connection.peer().readLine().orElseThrow())
          .isEqualTo("-ERR A message is not taken over an unencrypted connection");
    }
  }
}
