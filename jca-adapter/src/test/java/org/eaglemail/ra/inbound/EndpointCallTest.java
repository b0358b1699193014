package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.Test;

/** The pairing of calls of JCA 2.1 §13.5.6, on every path. */
class EndpointCallTest {
  private static final Client CLIENT =
      Client.of(
          1,
          "smtp",
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 25),
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 1025));
  private static final Envelope ENVELOPE =
      new Envelope(
          SmtpSession.of(CLIENT, SmtpRole.RELAY),
          ReversePath.nullSender(),
          MailParameters.NONE,
          List.of(EnvelopeRecipient.of(EmailAddress.parse("b@example.test"))),
          Disposition.DELIVER);
  private static final MessageSource MESSAGE =
      new MessageSource() {
        @Override
        public long size() {
          return 4;
        }

        @Override
        public InputStream open() {
          return new ByteArrayInputStream("hi\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      };

  private final MemoryTransactions transactions = new MemoryTransactions();
  private final MemoryMail mail = new MemoryMail(transactions);
  private final MemoryContainer container =
      new MemoryContainer(SmtpListener.class, mail, 1, transactions);
  private final EndpointPool pool = new EndpointPool(container, 1, Duration.ofSeconds(10));
  private final GatedSmtpListener listener =
      new GatedSmtpListener(
          new EndpointCall<>(pool, SmtpListener.class, new Transactions(transactions)));

  @Test
  void deliversInTransaction() throws Exception {
    assertThat(listener.message(ENVELOPE, MESSAGE)).isInstanceOf(Reception.Accepted.class);
    assertThat(mail.messages()).containsExactly("hi\r\n");
    assertThat(container.journal())
        .containsExactly("created", "before", "message", "after: committed");
  }

  @Test
  void usesTheEndpointAgainAndReleasesItAtTheEnd() throws Exception {
    listener.connected(CLIENT);
    listener.message(ENVELOPE, MESSAGE);
    pool.close();
    assertThat(container.journal())
        .containsExactly(
            "created", "connected", "before", "message", "after: committed", "released");
    assertThat(container.endpoints()).isZero();
  }

  @Test
  void asksWithoutTransaction() {
    listener.connected(CLIENT);
    assertThat(container.journal()).containsExactly("created", "connected");
  }

  // The container would commit here.
  @Test
  void rollsBackWhenTheBeanThrowsChecked() throws Exception {
    mail.twist(
        () -> {
          throw new FileNotFoundException("the message is gone");
        });
    assertThatThrownBy(() -> listener.message(ENVELOPE, MESSAGE))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(container.journal()).endsWith("before", "message", "after: rolled back", "released");
    assertThat(mail.messages()).isEmpty();
    assertNextCallWorks();
  }

  @Test
  void rollsBackWhenTheBeanFails() throws Exception {
    mail.twist(
        () -> {
          throw new IllegalArgumentException("a bug");
        });
    assertThatThrownBy(() -> listener.message(ENVELOPE, MESSAGE)).isInstanceOf(EJBException.class);
    assertThat(container.journal()).endsWith("before", "message", "after: rolled back", "released");
    assertNextCallWorks();
  }

  @Test
  void rollsBackAtAnError() throws Exception {
    mail.twist(
        () -> {
          throw new StackOverflowError();
        });
    assertThatThrownBy(() -> listener.message(ENVELOPE, MESSAGE))
        .isInstanceOf(StackOverflowError.class);
    assertThat(container.journal()).endsWith("before", "message", "after: rolled back", "released");
    assertNextCallWorks();
  }

  // Payara's afterDelivery is silent then; a 250 would lose the message.
  @Test
  void acknowledgesNothingThatDidNotCommit() {
    transactions.failCommits();
    assertThatThrownBy(() -> listener.message(ENVELOPE, MESSAGE))
        .isInstanceOf(EndpointException.class)
        .hasMessageContaining("did not commit");
    assertThat(mail.messages()).isEmpty();
  }

  @Test
  void acknowledgesNothingThatTheBeanMarkedForRollBack() {
    mail.twist(
        () -> {
          transactions.setRollbackOnly();
          return null;
        });
    assertThatThrownBy(() -> listener.message(ENVELOPE, MESSAGE))
        .isInstanceOf(EndpointException.class);
  }

  @Test
  void aRefusalStandsThoughItsTransactionIsRolledBack() throws Exception {
    Reply reply = Reply.reply(554, "5.6.0", "Not with me");
    mail.twist(
        () -> {
          transactions.setRollbackOnly();
          return reply;
        });
    assertThat(listener.message(ENVELOPE, MESSAGE)).isEqualTo(new Reception.Refused(reply));
  }

  @Test
  void callsNoAfterDeliveryWithoutBeforeDelivery() {
    container.failBeforeDelivery();
    assertThatThrownBy(() -> listener.message(ENVELOPE, MESSAGE))
        .isInstanceOf(EndpointException.class);
    assertThat(container.journal()).containsExactly("created", "released");
  }

  @Test
  void acknowledgesNothingWhenAfterDeliveryFails() {
    container.failAfterDelivery();
    assertThatThrownBy(() -> listener.message(ENVELOPE, MESSAGE))
        .isInstanceOf(EndpointException.class);
    assertThat(container.journal()).endsWith("released");
  }

  @Test
  void discardsAnEndpointThatFailedOutsideATransaction() {
    mail.notReady(() -> new IllegalStateException("not yet"));
    assertThatThrownBy(listener::opening).isInstanceOf(EJBException.class);
    assertThat(container.journal()).containsExactly("created", "opening", "released");
  }

  private void assertNextCallWorks() throws IOException {
    mail.twist(() -> null);
    assertThat(listener.message(ENVELOPE, MESSAGE)).isInstanceOf(Reception.Accepted.class);
  }
}
