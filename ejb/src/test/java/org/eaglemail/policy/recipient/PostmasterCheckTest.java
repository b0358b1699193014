package org.eaglemail.policy.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.policy.Clients;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmasterCheckTest {
  private static final SmtpSession SESSION =
      SmtpSession.of(Clients.at("192.0.2.7"), SmtpRole.RELAY);

  private final PostmasterCheck check = new PostmasterCheck(new Residents());

  /** Those of home.test. */
  private static final class Residents extends MailboxLookup {
    @Override
    public Mailbox find(EmailAddress address) {
      return address.host().toString().equals("home.test")
          ? new Account(7, address)
          : new Foreign();
    }
  }

  // RFC 5321 §4.5.1, RFC 2142 §4.
  @ParameterizedTest
  @CsvSource({
    "postmaster@home.test, true",
    "Abuse@home.test, true",
    "alice@home.test, false",
    "postmaster@away.test, false",
    "abuse@away.test, false",
  })
  void ourPostmasterAndAbuseAreReachedByEverybody(String recipient, boolean reached) {
    Verdict verdict =
        check.examine(
            new Request.Recipient(
                SESSION, ReversePath.nullSender(), EmailAddress.parse(recipient)));

    assertThat(verdict instanceof Verdict.Accept).isEqualTo(reached);
  }
}
