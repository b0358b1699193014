package org.eaglemail.policy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.smtp.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessActionTest {
  @ParameterizedTest
  @CsvSource({
    "refuse, 550 5.7.1 Go away, 550 5.7.1 Go away",
    "refuse, 553 Not you, 553 5.7.1 Not you",
    "refuse, 550 5.1.1, 550 5.7.1 5.1.1",
    "defer, 421 4.7.0 Later, 421 4.7.0 Later",
    "defer, 450 Later, 450 4.7.1 Later"
  })
  void readsAReply(String action, String reply, String expected) {
    assertThat(AccessAction.parse(action, Optional.of(reply)).reply().map(Reply::text))
        .hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, 450 4.7.1 Later",
    "defer, 550 5.7.1 No",
    "refuse, 250 2.0.0 Ok",
    "refuse, 550 4.7.1 Contradiction",
    "refuse, 550",
    "refuse, 590 5.7.1 No",
    "refuse, Go away",
    "accept, 550 5.7.1 No",
    "hold, 450 4.7.1 Later",
    "permit, 550 5.7.1 No"
  })
  void refusesWhatDoesNotFit(String action, String reply) {
    assertThatThrownBy(() -> AccessAction.parse(action, Optional.of(reply)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReplyIsOneLine() {
    assertThatThrownBy(() -> AccessAction.parse("refuse", Optional.of("550 5.7.1 a\r\n250 b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AccessAction.parse("refuse", Optional.of("550 " + "x".repeat(500))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, refuse, 554 5.7.1 <x>: Client host rejected: Access denied",
    "HELO, refuse, 554 5.7.1 <x>: Helo command rejected: Access denied",
    "SENDER, defer, 450 4.7.1 <x>: Sender address rejected: Access denied",
    "RECIPIENT, defer, 450 4.7.1 <x>: Recipient address rejected: Access denied"
  })
  void theUsualRepliesArePostfixs(AccessKind kind, String action, String expected) {
    Verdict verdict =
        new AccessRule(kind, "p", AccessAction.parse(action, Optional.empty())).verdict("x");

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refuse.class, refuse -> assertThat(refuse.reply().text()).isEqualTo(expected));
  }
}
