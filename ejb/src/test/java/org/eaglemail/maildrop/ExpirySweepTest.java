package org.eaglemail.maildrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eaglemail.directory.Injection;
import org.eaglemail.maildrop.terms.Expiry;
import org.eaglemail.maildrop.terms.OptionTable;
import org.eaglemail.maildrop.terms.TermsLookup;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.MaildropTerms;
import org.junit.jupiter.api.Test;

/** Which maildrops are looked through, and that each is given back. */
class ExpirySweepTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int DAYS = 3;
  private static final long FAULTY = 1;
  private static final long OPEN = 2;
  private static final long LOST = 3;
  private static final long FREE = 4;

  private final List<Long> lent = new ArrayList<>();
  private final List<Long> expired = new ArrayList<>();

  private final OptionTable accounts =
      new OptionTable() {
        @Override
        public List<Long> accounts(long after) {
          return after < FREE ? List.of(FAULTY, OPEN, LOST, FREE) : List.of();
        }
      };

  private final TermsLookup terms =
      new TermsLookup() {
        @Override
        public MaildropTerms of(long account) {
          return new MaildropTerms(Duration.ZERO, OptionalInt.of(DAYS), false);
        }

        @Override
        public AnnouncedTerms announced() {
          return new AnnouncedTerms(of(FREE), false);
        }
      };

  private final MaildropLeases leases =
      new MaildropLeases() {
        @Override
        public OptionalLong borrow(long account) {
          if (account == FAULTY) {
            throw new IllegalStateException("another took it for the first time just now");
          }
          lent.add(account);
          return account == OPEN ? OptionalLong.empty() : OptionalLong.of(account);
        }

        @Override
        public void release(long account, long fence) {
          assertThat(fence).isEqualTo(account);
          lent.remove(account);
        }
      };

  private final Expiry expiry =
      new Expiry() {
        @Override
        public int expire(long account, Instant before) {
          if (account == LOST) {
            throw new IllegalStateException("the database restarts");
          }
          assertThat(before).isEqualTo(NOW.minus(Duration.ofDays(DAYS)));
          expired.add(account);
          return 1;
        }
      };

  @Test
  void whatFailsWithOneMaildropIsNoMatterToTheNext() {
    ExpirySweep sweep =
        Injection.into(
            new ExpirySweep(), accounts, terms, leases, expiry, Clock.fixed(NOW, ZoneOffset.UTC));

    sweep.sweep();

    assertThat(expired).containsExactly(FREE);
    assertThat(lent).as("not given back").containsExactly(OPEN);
  }
}
