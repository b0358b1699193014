package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Replies;
import org.junit.jupiter.api.Test;

/** VRFY tells of our own mailboxes only. */
class VerificationTest {
  private static final EmailAddress BOB = EmailAddress.parse("bob@example.test");

  private static MailboxLookup.Mailbox mailbox(EmailAddress address) {
    if (address.equals(BOB)) {
      return new MailboxLookup.Account(1, BOB);
    }
    return address.host().equals(BOB.host())
        ? new MailboxLookup.UnknownUser()
        : new MailboxLookup.Foreign();
  }

  private static String verify(String subject) {
    return Verification.of(subject, VerificationTest::mailbox).text();
  }

  @Test
  void tellsWhoIsHere() {
    assertThat(verify("<bob@example.test>")).isEqualTo("250 2.1.5 <bob@example.test>");
    assertThat(verify("bob@example.test")).startsWith("250 ");
    assertThat(verify("eve@example.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void deniesNothingThatItCannotTell() {
    assertThat(verify("bob@example.org")).isEqualTo(Replies.CANNOT_VERIFY.text());
    assertThat(verify("Bob")).isEqualTo(Replies.CANNOT_VERIFY.text());
  }
}
