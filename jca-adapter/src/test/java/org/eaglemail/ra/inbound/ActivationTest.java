package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.ObjectName;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.ListenerMXBean;
import org.eaglemail.spi.SmtpListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of listeners, over real sockets and the real SMTP session. */
class ActivationTest {
  private static final int CALLS = 4;

  private final MemoryTransactions transactions = new MemoryTransactions();
  private final MemoryMail mail = new MemoryMail(transactions);
  private final MemoryContainer container =
      new MemoryContainer(SmtpListener.class, mail, CALLS, transactions);
  private final SmtpActivation spec = new SmtpActivation();
  private final List<Activation> opened = new ArrayList<>();

  ActivationTest() {
    spec.setName("test");
    spec.setListen("127.0.0.1:0");
    spec.setMaxConcurrentCalls(Integer.toString(CALLS));
  }

  @AfterEach
  void close() throws Exception {
    mail.ready();
    container.start();
    for (Activation activation : opened) {
      activation.close();
    }
    assertThat(JmxListeners.all()).isEmpty();
    assertThat(container.endpoints()).isZero();
  }

  @Test
  void deliversAMessage() throws Exception {
    open();
    try (SmtpTalk talk = SmtpTalk.greeted(JmxListeners.address())) {
      talk.beginMessage().say("Subject: hi").say("").say("there").say(".").expect("250 2.0.0 ");
      assertThat(mail.messages()).containsExactly("Subject: hi\r\n\r\nthere\r\n");
      talk.say("QUIT").expect("221 ");
      talk.expectEnd();
      Client client = mail.clients().get(0);
      assertThat(client.listener()).isEqualTo("test");
      assertThat(client.local()).isEqualTo(JmxListeners.address());
      assertThat(client.remote().getPort()).isEqualTo(talk.socket().getLocalPort());
    }
  }

  @Test
  void saysTryAgainWhenTheCommitFails() throws Exception {
    open();
    transactions.failCommits();
    try (SmtpTalk talk = SmtpTalk.greeted(JmxListeners.address())) {
      talk.beginMessage().say("hi").say(".").expect("451 4.3.0 ");
      talk.say("NOOP").expect("250 ");
    }
    assertThat(mail.messages()).isEmpty();
  }

  @Test
  void manySessionsShareFewEndpoints() throws Exception {
    open();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clients.add(Thread.ofVirtual().start(this::sendFive));
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(mail.messages()).hasSize(200);
    assertThat(container.mostEndpoints()).isLessThanOrEqualTo(CALLS);
    await().until(() -> JmxListeners.only().getSessions() == 0);
    assertThat(JmxListeners.only().getSessionsTotal()).isEqualTo(40);
  }

  private void sendFive() {
    try (SmtpTalk talk = SmtpTalk.greeted(JmxListeners.address())) {
      for (int i = 0; i < 5; i++) {
        talk.beginMessage().say("hi").say(".").expect("250 ");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void servesSessionsBeyondThoseOnSystemThreadsToo() throws Exception {
    open();
    List<SmtpTalk> idle = new ArrayList<>();
    try {
      for (int i = 0; i < Sessions.SYSTEM_THREADS; i++) {
        idle.add(SmtpTalk.greeted(JmxListeners.address()));
      }
      try (SmtpTalk talk = SmtpTalk.greeted(JmxListeners.address())) {
        talk.beginMessage().say("hi").say(".").expect("250 ");
      }
      idle.getFirst().beginMessage().say("hi").say(".").expect("250 ");
    } finally {
      for (SmtpTalk talk : idle) {
        talk.close();
      }
    }
    assertThat(mail.messages()).hasSize(2);
  }

  @Test
  void opensOnlyWhenTheApplicationIsReady() throws Exception {
    int port = freePort();
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    spec.setListen("127.0.0.1:" + port);
    container.stop();
    mail.notReady(() -> new IllegalStateException("schema is being migrated"));

    start();
    assertThat(JmxListeners.only().getState()).isEqualTo("WAITING");
    assertThatThrownBy(() -> new SmtpTalk(address)).isInstanceOf(ConnectException.class);
    container.start();
    await().until(() -> container.journal().contains("opening"));
    assertThatThrownBy(() -> new SmtpTalk(address)).isInstanceOf(ConnectException.class);

    mail.ready();
    await().until(() -> JmxListeners.only().getState().equals("OPEN"));
    SmtpTalk.greeted(address).close();
  }

  @Test
  void isClosedWhileItWaits() throws Exception {
    mail.notReady(() -> new IllegalStateException("never"));
    Activation activation = start();
    await().until(() -> container.journal().contains("opening"));
    activation.close();
    assertThat(JmxListeners.all()).isEmpty();
  }

  @Test
  void bindsAllAddressesOrNone() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = freePort();
      spec.setListen("127.0.0.1:" + free + ",127.0.0.1:" + taken.getLocalPort());
      start();
      await().until(() -> JmxListeners.all().stream().allMatch(l -> l.getState().equals("FAILED")));
      assertThat(JmxListeners.all())
          .hasSize(2)
          .allMatch(
              l -> l.getFailure().contains("cannot listen on 127.0.0.1:" + taken.getLocalPort()));
      InetSocketAddress other = new InetSocketAddress(InetAddress.getLoopbackAddress(), free);
      assertThatThrownBy(() -> new SmtpTalk(other)).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void saysWhichNameHasNoAddress() throws Exception {
    spec.setListen("no-such-host.invalid:25");
    start();
    await().until(() -> JmxListeners.only().getState().equals("FAILED"));
    assertThat(JmxListeners.only().getFailure()).contains("no-such-host.invalid");
  }

  @Test
  void listensOnSeveralAddresses() throws Exception {
    spec.setListen("127.0.0.1:0,127.0.0.2:0");
    open();
    for (ListenerMXBean listener : JmxListeners.all()) {
      SmtpTalk.greeted(JmxListeners.parse(listener.getAddress())).close();
    }
    assertThat(JmxListeners.all()).hasSize(2).allMatch(l -> l.getSessionsTotal() == 1);
  }

  @Test
  void offMeansNothingHappens() throws Exception {
    spec.setListen("off");
    start();
    assertThat(JmxListeners.all()).isEmpty();
    assertThat(container.journal()).isEmpty();
  }

  @Test
  void refusesAtTheLimitAtOnceWhileTheOthersGoOn() throws Exception {
    spec.setMaxSessions("2");
    open();
    try (SmtpTalk first = SmtpTalk.greeted(JmxListeners.address());
        SmtpTalk second = SmtpTalk.greeted(JmxListeners.address())) {
      for (int i = 0; i < 5; i++) {
        try (SmtpTalk third = new SmtpTalk(JmxListeners.address())) {
          third.expect("421 4.7.0 mail.example.test ");
          third.expectEnd();
        }
      }
      assertThat(JmxListeners.only().getSessionsRefused()).isEqualTo(5);
      assertThat(JmxListeners.only().getSessions()).isEqualTo(2);
      first.say("QUIT").expect("221 ");
      second.say("NOOP").expect("250 ");
    }
    await().until(() -> JmxListeners.only().getSessions() == 0);
    SmtpTalk.greeted(JmxListeners.address()).close();
  }

  @Test
  void endsIdleSessionsAndLetsAMessageUnderWayFinish() throws Exception {
    Activation activation = open();
    try (SmtpTalk idle = SmtpTalk.greeted(JmxListeners.address());
        SmtpTalk busy = SmtpTalk.greeted(JmxListeners.address())) {
      busy.beginMessage().say("first half");
      InetSocketAddress address = JmxListeners.address();
      // A container may give no new endpoint once it has begun to deactivate.
      container.stop();
      Thread closer = closeInBackground(activation);
      idle.expect("421 4.3.2 ");
      idle.expectEnd();
      assertThatThrownBy(() -> new SmtpTalk(address)).isInstanceOf(ConnectException.class);
      assertThat(closer.isAlive()).isTrue();
      busy.say("second half").say(".").expect("250 2.0.0 ");
      busy.expect("421 4.3.2 ");
      busy.expectEnd();
      closer.join();
    }
    assertThat(mail.messages()).containsExactly("first half\r\nsecond half\r\n");
  }

  @Test
  void isStillSeenAfterTheDrainAndTakesNobody() throws Exception {
    Activation activation = open();
    InetSocketAddress address = JmxListeners.address();
    activation.drain();
    activation.drain();
    assertThat(JmxListeners.only().getState()).isEqualTo("CLOSED");
    assertThatThrownBy(() -> new SmtpTalk(address)).isInstanceOf(ConnectException.class);
  }

  @Test
  void neverOpensWhenItIsDrainedWhileItWaits() throws Exception {
    mail.notReady(() -> new IllegalStateException("not yet"));
    Activation activation = start();
    await().until(() -> container.journal().contains("opening"));
    activation.drain();
    mail.ready();
    activation.close();
    assertThat(JmxListeners.all()).isEmpty();
  }

  @Test
  void cutsOffAtTheLimitWhatDoesNotFinish() throws Exception {
    spec.setDrainSeconds("0");
    Activation activation = open();
    try (SmtpTalk busy = SmtpTalk.greeted(JmxListeners.address())) {
      busy.beginMessage().say("first half");
      activation.close();
      assertThat(busy.socket().getInputStream().read()).isEqualTo(-1);
    }
    assertThat(mail.messages()).isEmpty();
  }

  @Test
  void waitsForACallUnderWay() throws Exception {
    CountDownLatch inCall = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    mail.twist(
        () -> {
          inCall.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return null;
        });
    Activation activation = open();
    try (SmtpTalk busy = SmtpTalk.greeted(JmxListeners.address())) {
      busy.beginMessage().say("hi").say(".");
      inCall.await();
      Thread closer = closeInBackground(activation);
      await().until(() -> JmxListeners.only().getState().equals("CLOSED"));
      goOn.countDown();
      busy.expect("250 ");
      closer.join();
    }
    assertThat(mail.messages()).containsExactly("hi\r\n");
  }

  @Test
  void cutsOffAClientThatStopsReading() throws Exception {
    mail.commandTimeout(Duration.ofMillis(300));
    open();
    try (SmtpTalk deaf = SmtpTalk.greeted(JmxListeners.address())) {
      byte[] many = "HELP\r\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
      // The write ends when the server, whose own writes block, closes the connection.
      assertThatThrownBy(
              () -> {
                while (true) {
                  deaf.socket().getOutputStream().write(many);
                }
              })
          .isInstanceOf(IOException.class);
    }
    await().until(() -> JmxListeners.only().getSessions() == 0);
  }

  @Test
  void tellsASilentClientWhyItEnds() throws Exception {
    mail.commandTimeout(Duration.ofMillis(100));
    open();
    try (SmtpTalk silent = SmtpTalk.greeted(JmxListeners.address())) {
      silent.expect("421 4.4.2 ");
      silent.expectEnd();
    }
  }

  @Test
  void isSeenInJmxUnderItsQuotedAddress() throws Exception {
    open();
    ObjectName name =
        new ObjectName(
            "org.eaglemail:type=Listener,name=test,address="
                + ObjectName.quote(JmxListeners.only().getAddress()));
    assertThat(JmxListeners.SERVER.isRegistered(name)).isTrue();
    assertThat(JmxListeners.only().getProtocol()).isEqualTo("SMTP");
    assertThat(JmxListeners.only().getMaxSessions()).isEqualTo(10_000);
    assertThat(JmxListeners.only().getFailure()).isEmpty();
  }

  private Activation start() throws Exception {
    Activation activation = Activation.of(spec, container, container);
    opened.add(activation);
    activation.open();
    return activation;
  }

  private Activation open() throws Exception {
    Activation activation = start();
    await().until(JmxListeners::areOpen);
    return activation;
  }

  private static Thread closeInBackground(Activation activation) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                activation.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
