package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.LocalRecipient;
import org.junit.jupiter.api.Test;

class SortedTest {
  private static final EmailAddress ALICE = EmailAddress.parse("alice@example.test");
  private static final EmailAddress AGAIN = EmailAddress.parse("alice+list@example.test");
  private static final EmailAddress BOB = EmailAddress.parse("bob@example.test");
  private static final EmailAddress GONE = EmailAddress.parse("gone@example.test");
  private static final EmailAddress AWAY = EmailAddress.parse("carol@example.org");

  private static MailboxLookup.Mailbox mailbox(EmailAddress address) {
    if (address.equals(GONE)) {
      return new MailboxLookup.UnknownUser();
    }
    if (address.equals(AWAY)) {
      return new MailboxLookup.Foreign();
    }
    return address.equals(BOB)
        ? new MailboxLookup.Account(2, BOB)
        : new MailboxLookup.Account(1, ALICE);
  }

  private static Sorted sorted(EmailAddress... recipients) {
    return Sorted.of(
        Stream.of(recipients).map(to -> new EnvelopeRecipient(to, RcptParameters.NONE)).toList(),
        SortedTest::mailbox);
  }

  private static String told(Sorted sorted, EmailAddress recipient) {
    return Objects.requireNonNull(sorted.refused().get(recipient)).text();
  }

  @Test
  void aMailboxGetsOneCopyUnderTheFirstNameThatWasUsed() {
    assertThat(sorted(ALICE, AWAY, AGAIN, BOB).local())
        .containsExactly(new LocalRecipient(1, ALICE), new LocalRecipient(2, BOB));
    assertThat(sorted(ALICE, AWAY).all())
        .extracting(EnvelopeRecipient::address)
        .containsExactly(ALICE, AWAY);
  }

  @Test
  void whoIsNoLongerHereIsNamed() {
    Sorted sorted = sorted(ALICE, GONE);

    assertThat(sorted.refused().keySet()).containsExactly(GONE);
    assertThat(told(sorted, GONE)).startsWith("450 4.2.1");
    assertThat(sorted.isEmpty()).isFalse();
    assertThat(sorted(GONE).isEmpty()).isTrue();
  }

  // RFC 2033 §4.2.
  @Test
  void whereEachIsToldOfTheOthersGetTheirs() {
    Sorted sorted = sorted(ALICE, GONE, BOB, AWAY).localOnly(account -> account == 2);

    assertThat(sorted.local()).containsExactly(new LocalRecipient(1, ALICE));
    assertThat(sorted.away()).isEmpty();
    assertThat(sorted.refused().keySet()).containsExactlyInAnyOrder(GONE, BOB, AWAY);
    assertThat(told(sorted, BOB)).startsWith("452 4.2.2");
    assertThat(told(sorted, AWAY)).startsWith("450 4.2.1");
  }

  @Test
  void whenAllAreFullNobodyIsLeft() {
    assertThat(sorted(ALICE, BOB).localOnly(account -> true).isEmpty()).isTrue();
    assertThat(List.copyOf(sorted(ALICE).localOnly(account -> false).refused().keySet())).isEmpty();
  }
}
