package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.junit.jupiter.api.Test;

class GatedPop3ListenerTest {
  private static final MaildropMessage MESSAGE = OneMaildrop.MESSAGE;
  private static final Maildrop MAILDROP = OneMaildrop.MAILDROP;

  private final MemoryTransactions transactions = new MemoryTransactions();
  private final OneMaildrop bean = new OneMaildrop(transactions);
  private final MemoryContainer container =
      new MemoryContainer(Pop3Listener.class, bean, 1, transactions);
  private final GatedPop3Listener listener =
      new GatedPop3Listener(
          new EndpointCall<>(
              new EndpointPool(container, 1, Duration.ofSeconds(10)),
              Pop3Listener.class,
              new Transactions(transactions)));

  @Test
  void onlyTheUpdateIsTransacted() throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 110);
    Client client = Client.of(1, "pop3", address, address);
    assertThat(listener.login(client, Credentials.of("alice", "secret")))
        .isEqualTo(new Pop3Login.Opened(MAILDROP));
    assertThat(listener.content(MAILDROP, MESSAGE, 0)).hasSize((int) MESSAGE.size());
    assertThat(listener.update(MAILDROP, List.of(MESSAGE))).isSameAs(CommitBarrier.NONE);
    listener.release(MAILDROP);
    assertThat(container.journal())
        .containsExactly(
            "created", "login", "content", "before", "update", "after: committed", "release");
    assertThat(bean.removed()).containsExactly(MESSAGE);
  }

  @Test
  void removesNothingWhenTheLeaseWasLost() {
    bean.loseLease();
    assertThatThrownBy(() -> listener.update(MAILDROP, List.of(MESSAGE)))
        .isInstanceOf(IOException.class);
    assertThat(bean.removed()).isEmpty();
  }

  @Test
  void saysNothingWasRemovedWhenTheCommitFails() {
    transactions.failCommits();
    assertThatThrownBy(() -> listener.update(MAILDROP, List.of(MESSAGE)))
        .isInstanceOf(EndpointException.class);
    assertThat(bean.removed()).isEmpty();
  }
}
