package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.Map;
import org.eaglemail.addressing.MemoryAddressBook;
import org.eaglemail.addressing.Posting;
import org.eaglemail.addressing.Village;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.policy.Clients;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.Test;

/** VRFY and EXPN tell of our own addresses only. */
class VerificationTest {
  private static final SmtpSession SESSION =
      SmtpSession.of(Clients.at("192.0.2.1"), SmtpRole.RELAY);

  private final MemoryAddressBook book = new MemoryAddressBook(Village::mailbox);
  private final Verification verification =
      Injection.into(new Verification(), book.recipients(DirectoryDatabase.settings(Map.of())));

  private String verify(String subject) {
    return verification.verify(SESSION, subject).text();
  }

  private Reply expand(String subject) {
    return verification.expand(SESSION, subject);
  }

  @Test
  void tellsWhoIsHere() {
    book.alias("sales@home.test", "dora@else.test");

    assertThat(verify("<bob@home.test>")).isEqualTo("250 2.1.5 <bob@home.test>");
    assertThat(verify("bob@home.test")).startsWith("250 ");
    assertThat(verify("sales@home.test")).isEqualTo("250 2.1.5 <sales@home.test>");
    assertThat(verify("eve@home.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void deniesNothingThatItCannotTell() {
    assertThat(verify("bob@example.org")).isEqualTo(Replies.CANNOT_VERIFY.text());
    assertThat(verify("Bob")).isEqualTo(Replies.CANNOT_VERIFY.text());
    assertThat(expand("Bob")).isEqualTo(Replies.CANNOT_VERIFY);
  }

  @Test
  void showsWhoIsBehindAnAddress() {
    book.alias("sales@home.test", "bob@home.test", "dora@else.test", "nobody@home.test");
    book.list("secret@home.test", "bob@home.test", Posting.OWNER, "dora@else.test");

    assertThatList(expand("<sales@home.test>").lines())
        .containsExactly("<bob@home.test>", "<dora@else.test>");
    assertThatList(expand("alice@home.test").lines()).containsExactly("<alice@home.test>");
    assertThat(expand("secret@home.test").text()).startsWith("550 5.7.2 ");
    assertThat(expand("eve@home.test").text()).startsWith("550 5.1.1 ");
  }
}
