package org.eaglemail.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Finding;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final Reply NO = Reply.reply(550, "5.7.1", "No");
  private static final Finding BY =
      new Finding(CheckName.RELAY, new Verdict.Refuse(NO, "not allowed"));

  private final AtomicLong now = new AtomicLong();
  private final List<String> lines = new ArrayList<>();
  private final RefusalLog log = new RefusalLog(now::get, lines::add);

  @Test
  void aLineSaysWhoWantedWhatAndWhyNot() {
    Request request =
        new Request.Recipient(
            Clients.account("ann@example.test"),
            ReversePath.parse("ann@example.test"),
            EmailAddress.parse("bob@other.test"));

    log.refused(request, NO, BY);

    assertThatList(lines)
        .containsExactly(
            "reject: RCPT from [198.51.100.7]: 550 5.7.1 No; check=relay (not allowed)"
                + " from=<ann@example.test> to=<bob@other.test> proto=ESMTPA"
                + " helo=<client.example> account=ann@example.test");
  }

  @Test
  void nothingThatAClientSaysEndsTheLine() {
    SmtpSession session =
        new SmtpSession(
            Clients.named("2001:db8::1", "a\nb"),
            SmtpRole.RELAY,
            "x\r\nreject: forged" + "y".repeat(1000),
            true,
            Optional.empty());

    log.refused(new Request.Greeting(session), NO, BY);

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .startsWith("reject: HELO from a?b[2001:db8:0:0:0:0:0:1]: ")
        .contains("helo=<x??reject: forgedyyy")
        .hasSizeLessThan(500)
        .matches("[ -~]+");
  }

  @Test
  void aFloodIsCountedAndNotWritten() {
    Request request = new Request.Greeting(Clients.stranger("192.0.2.1"));
    for (int i = 0; i < RefusalLog.MOST_PER_SECOND + 7; i++) {
      log.refused(request, NO, BY);
    }
    assertThat(lines).hasSize(RefusalLog.MOST_PER_SECOND);

    now.addAndGet(1_000_000_000L);
    log.refused(request, NO, BY);

    assertThat(lines).hasSize(RefusalLog.MOST_PER_SECOND + 2);
    assertThat(lines.get(RefusalLog.MOST_PER_SECOND))
        .isEqualTo("reject: 7 more refusals were not logged");
  }
}
