package org.eaglemail.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelBindingsTest {
  @Test
  void namesAreThoseOfTheRegistry() {
    assertThat(ChannelBinding.named("tls-exporter")).contains(ChannelBinding.TLS_EXPORTER);
    assertThat(ChannelBinding.named("tls-server-end-point"))
        .contains(ChannelBinding.TLS_SERVER_END_POINT);
    assertThat(ChannelBinding.named("tls-unique")).isEmpty();
    assertThat(ChannelBinding.named("TLS-EXPORTER")).isEmpty();
  }

  @Test
  void aSessionInTheClearHasNone() {
    for (ChannelBinding type : ChannelBinding.values()) {
      assertThat(ChannelBindings.NONE.find(type)).isEmpty();
    }
  }
}
