package org.eaglemail.ra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.client.ClientTimeouts;
import org.eaglemail.client.Messages;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.Destination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DestinationLimitsTest {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 2525);
  private static final Destination PEER = Messages.destination(ADDRESS);

  private static DestinationLimits limits(int connections, int waiting) {
    return new DestinationLimits(
        new OutboundSettings(
            connections,
            waiting,
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            1,
            ClientTimeouts.DEFAULT));
  }

  @Test
  void whoComesWhenTooManyWaitIsRefusedAtOnce() throws ResourceException {
    DestinationLimits limits = limits(1, 0);
    DestinationLimits.Permit held = limits.acquire(PEER);

    assertThatThrownBy(() -> limits.acquire(PEER)).isInstanceOf(ResourceAllocationException.class);
    held.close();
    limits.acquire(PEER).close();
    assertThat(limits.addresses()).isZero();
  }

  @Test
  void aPermitIsReturnedOnce() throws ResourceException {
    DestinationLimits limits = limits(1, 0);
    DestinationLimits.Permit first = limits.acquire(PEER);
    first.close();
    DestinationLimits.Permit second = limits.acquire(PEER);
    first.close();

    assertThatThrownBy(() -> limits.acquire(PEER)).isInstanceOf(ResourceAllocationException.class);
    second.close();
  }

  @Test
  void aPeerCountsByAddressWhateverItsName() throws ResourceException {
    DestinationLimits limits = limits(1, 0);
    Destination alias =
        new Destination("mx2.test", ADDRESS, Optional.empty(), Domain.parse("client.test"));
    Destination other =
        Messages.destination(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2526));

    try (DestinationLimits.Permit held = limits.acquire(PEER);
        DestinationLimits.Permit another = limits.acquire(other)) {
      assertThat(List.of(held, another)).doesNotHaveDuplicates();
      assertThatThrownBy(() -> limits.acquire(alias))
          .isInstanceOf(ResourceAllocationException.class);
    }
  }

  @Test
  void firstComeFirstServed() throws Exception {
    DestinationLimits limits = limits(1, 10);
    DestinationLimits.Permit held = limits.acquire(PEER);
    List<Integer> served = new CopyOnWriteArrayList<>();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread = Thread.ofPlatform().start(() -> serve(limits, number, served));
      await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
      waiting.add(thread);
    }
    held.close();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(served).containsExactly(0, 1, 2, 3, 4);
    assertThat(limits.addresses()).isZero();
  }

  private static void serve(DestinationLimits limits, int number, List<Integer> served) {
    try (DestinationLimits.Permit permit = limits.acquire(PEER)) {
      assertThat(permit).isNotNull();
      served.add(number);
    } catch (ResourceException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void interruptionEndsTheWait() throws Exception {
    DestinationLimits limits = limits(1, 10);
    DestinationLimits.Permit held = limits.acquire(PEER);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> limits.acquire(PEER))
        .isInstanceOf(ResourceAllocationException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    held.close();
    assertThat(limits.addresses()).isZero();
  }

  @Test
  void theCapMayBeSetBeforeUse() throws ResourceException {
    DestinationLimits limits = limits(1, 0);
    limits.limit(2);

    try (DestinationLimits.Permit first = limits.acquire(PEER);
        DestinationLimits.Permit second = limits.acquire(PEER)) {
      assertThat(first).isNotSameAs(second);
      assertThatThrownBy(() -> limits.acquire(PEER))
          .isInstanceOf(ResourceAllocationException.class);
    }
    assertThatThrownBy(() -> limits.limit(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
