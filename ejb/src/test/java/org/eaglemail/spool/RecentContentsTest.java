package org.eaglemail.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentContentsTest {
  private static final int LARGE = 64 * 1024;

  private final AtomicLong now = new AtomicLong();
  private final RecentContents recent = new RecentContents(now::get);

  @Test
  void aMessageIsTakenOnce() {
    recent.keep(1, new byte[] {7});
    assertThat(recent.take(1)).hasValue(new byte[] {7});
    assertThat(recent.take(1)).isEmpty();
    assertThat(recent.take(2)).isEmpty();
  }

  @Test
  void whatNobodyTookIsForgottenInTime() {
    recent.keep(1, new byte[] {7});
    now.addAndGet(RecentContents.MAX_AGE.toNanos() + 1);
    assertThat(recent.take(1)).isEmpty();
  }

  @Test
  void noMoreIsKeptThanTheLimit() {
    long messages = 2 * RecentContents.MAX_OCTETS / LARGE;
    for (long i = 0; i < messages; i++) {
      recent.keep(i, new byte[LARGE]);
    }
    long kept = 0;
    for (long i = 0; i < messages; i++) {
      kept += recent.take(i).map(octets -> octets.length).orElse(0);
    }
    assertThat(kept).isPositive().isLessThanOrEqualTo(RecentContents.MAX_OCTETS);
  }
}
