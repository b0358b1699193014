package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ClientCountsTest {
  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @Test
  void eachAddressHasItsOwnCount() throws UnknownHostException {
    ClientCounts counts = new ClientCounts(2);
    assertThat(counts.enter(address("192.0.2.1"))).isTrue();
    assertThat(counts.enter(address("192.0.2.1"))).isTrue();
    assertThat(counts.enter(address("192.0.2.1"))).isFalse();
    assertThat(counts.enter(address("192.0.2.2"))).isTrue();
    counts.leave(address("192.0.2.1"));
    assertThat(counts.enter(address("192.0.2.1"))).isTrue();
    assertThat(counts.enter(address("192.0.2.1"))).isFalse();
  }

  @Test
  void anIpv6NetworkIsOneClient() throws UnknownHostException {
    ClientCounts counts = new ClientCounts(1);
    assertThat(counts.enter(address("2001:db8:0:1::1"))).isTrue();
    assertThat(counts.enter(address("2001:db8:0:1:ffff::2"))).isFalse();
    assertThat(counts.enter(address("2001:db8:0:2::1"))).isTrue();
  }

  @Test
  void thisMachineAndNoLimitAreFree() throws UnknownHostException {
    ClientCounts one = new ClientCounts(1);
    ClientCounts none = new ClientCounts(0);
    for (int i = 0; i < 10; i++) {
      assertThat(one.enter(address("127.0.0.9"))).isTrue();
      assertThat(one.enter(address("::1"))).isTrue();
      assertThat(none.enter(address("192.0.2.1"))).isTrue();
    }
  }
}
