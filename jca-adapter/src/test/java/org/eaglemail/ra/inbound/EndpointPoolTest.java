package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.spi.SmtpListener;
import org.junit.jupiter.api.Test;

class EndpointPoolTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final MemoryTransactions transactions = new MemoryTransactions();
  private final MemoryContainer container =
      new MemoryContainer(SmtpListener.class, new MemoryMail(transactions), 2, transactions);

  @Test
  void callersComeInTheirOrder() throws Exception {
    EndpointPool pool = new EndpointPool(container, 1, LONG);
    MessageEndpoint held = pool.take();
    List<Integer> order = new CopyOnWriteArrayList<>();
    Thread[] callers = new Thread[10];
    for (int i = 0; i < callers.length; i++) {
      int number = i;
      callers[i] =
          Thread.ofVirtual()
              .start(
                  () -> {
                    MessageEndpoint endpoint = pool.take();
                    order.add(number);
                    pool.give(endpoint);
                  });
      Thread caller = callers[i];
      await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
    }
    pool.give(held);
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(container.mostEndpoints()).isEqualTo(1);
  }

  @Test
  void givesUpAfterTheTimeOut() {
    EndpointPool pool = new EndpointPool(container, 1, Duration.ofMillis(20));
    MessageEndpoint held = pool.take();
    assertThatThrownBy(pool::take)
        .isInstanceOf(EndpointException.class)
        .hasMessageContaining("busy");
    pool.give(held);
    assertThat(pool.take()).isSameAs(held);
  }

  @Test
  void waitsForAnotherWhenTheContainersCapIsLower() throws Exception {
    EndpointPool pool = new EndpointPool(container, 8, LONG);
    List<MessageEndpoint> held = List.of(pool.take(), pool.take());
    List<MessageEndpoint> third = new CopyOnWriteArrayList<>();
    Thread caller = Thread.ofVirtual().start(() -> third.add(pool.take()));
    await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
    pool.give(held.get(1));
    caller.join();
    assertThat(third.get(0)).isSameAs(held.get(1));
  }

  @Test
  void failsAtOnceWhenThereIsNoneAtAll() {
    container.stop();
    EndpointPool pool = new EndpointPool(container, 8, LONG);
    assertThatThrownBy(pool::take)
        .isInstanceOf(EndpointException.class)
        .hasMessageContaining("not available");
  }

  @Test
  void servesOnWithWhatItHasWhenTheContainerGivesNoMore() {
    EndpointPool pool = new EndpointPool(container, 8, LONG);
    MessageEndpoint endpoint = pool.take();
    pool.give(endpoint);
    container.stop();
    assertThat(pool.take()).isSameAs(endpoint);
  }

  @Test
  void releasesThoseGivenBackLate() {
    EndpointPool pool = new EndpointPool(container, 8, LONG);
    MessageEndpoint early = pool.take();
    MessageEndpoint late = pool.take();
    pool.give(early);
    pool.close();
    assertThat(container.endpoints()).isEqualTo(1);
    pool.give(late);
    assertThat(container.endpoints()).isZero();
  }
}
