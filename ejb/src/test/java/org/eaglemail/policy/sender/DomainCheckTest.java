package org.eaglemail.policy.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaglemail.policy.Clients;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.MailDomains.Standing;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainCheckTest {
  private static String text(Standing standing, SmtpSession session, String sender) {
    DomainCheck check = new DomainCheck(domain -> standing, spared -> spared.account().isPresent());
    Verdict verdict = check.examine(new Request.Sender(session, ReversePath.parse(sender)));
    return verdict instanceof Verdict.Refuse refuse ? refuse.reply().text() : "go";
  }

  @ParameterizedTest
  @CsvSource({
    "REACHABLE, go",
    "NULL_MX, 550 5.7.27 <a@b.test>: Sender address rejected: Domain does not accept mail (nullMX)",
    "NONE, 550 5.1.8 <a@b.test>: Sender address rejected: Domain not found",
    "UNKNOWN, 450 4.1.8 <a@b.test>: Sender address rejected: Domain not found"
  })
  void saysWhatDnsSays(Standing standing, String expected) {
    assertThat(text(standing, Clients.stranger("192.0.2.1"), "a@b.test")).isEqualTo(expected);
    assertThat(text(standing, Clients.stranger("192.0.2.1"), "")).isEqualTo("go");
    assertThat(text(standing, Clients.stranger("192.0.2.1"), "a@[192.0.2.1]")).isEqualTo("go");
    assertThat(text(standing, Clients.account("a@c.test"), "a@b.test")).isEqualTo("go");
  }
}
