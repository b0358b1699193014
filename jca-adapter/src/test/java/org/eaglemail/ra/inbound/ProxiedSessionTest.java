package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import org.eaglemail.spi.SmtpListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions behind a proxy, over real sockets, and how many of them one client may have. */
@Timeout(60)
class ProxiedSessionTest {
  private static final int PER_CLIENT = 2;

  private final MemoryTransactions transactions = new MemoryTransactions();
  private final MemoryMail mail = new MemoryMail(transactions);
  private final MemoryContainer container =
      new MemoryContainer(SmtpListener.class, mail, 4, transactions);
  private @Nullable Activation activation;

  @BeforeEach
  void open() throws Exception {
    SmtpActivation spec = new SmtpActivation();
    spec.setName("test");
    spec.setListen("127.0.0.1:0");
    spec.setMaxConcurrentCalls("4");
    spec.setMaxSessionsPerClient(Integer.toString(PER_CLIENT));
    mail.trustProxies();
    Activation opening = Activation.of(spec, container, container);
    activation = opening;
    opening.open();
    await().ignoreExceptions().until(JmxListeners::areOpen);
  }

  @AfterEach
  void close() throws Exception {
    Objects.requireNonNull(activation).close();
  }

  private static SmtpTalk from(String client) throws Exception {
    SmtpTalk talk = new SmtpTalk(JmxListeners.address());
    talk.say("PROXY TCP4 " + client + " 198.51.100.2 4711 25");
    return talk;
  }

  @Test
  void theApplicationSeesTheClient() throws Exception {
    try (SmtpTalk talk = from("192.0.2.1")) {
      talk.expect("220 ");
    }
    assertThat(mail.clients().getFirst().remote()).hasToString("/192.0.2.1:4711");
    assertThat(mail.clients().getFirst().local()).hasToString("/198.51.100.2:25");
  }

  @Test
  void withoutAHeaderThereIsNoSession() throws Exception {
    try (SmtpTalk talk = new SmtpTalk(JmxListeners.address())) {
      talk.say("EHLO client.example");
      talk.expectEnd();
    }
    assertThat(mail.clients()).isEmpty();
  }

  @Test
  void aClientHasOnlySoManySessions() throws Exception {
    try (SmtpTalk first = from("192.0.2.1");
        SmtpTalk second = from("192.0.2.1")) {
      first.expect("220 ");
      second.expect("220 ");
      try (SmtpTalk third = from("192.0.2.1");
          SmtpTalk other = from("192.0.2.2")) {
        third.expect("421 4.7.0 ");
        third.expectEnd();
        other.expect("220 ");
      }
    }
    await()
        .untilAsserted(
            () -> {
              try (SmtpTalk again = from("192.0.2.1")) {
                again.expect("220 ");
              }
            });
  }
}
