package org.eaglemail.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command in each state (RFC 5321 §4.1.4). */
class SmtpSequenceTest {
  private static final SmtpState CONNECTED = new SmtpState.Connected();
  private static final SmtpState.Greeted GREETED =
      new SmtpState.Greeted("client.example", true, Optional.empty());
  private static final SmtpState KNOWN = GREETED.as("alice@example.test");
  private static final SmtpState.InTransaction BEGUN = GREETED.begin(MailParameters.NONE);
  private static final SmtpState.InTransaction ADDRESSED = BEGUN.withRecipient();
  private static final SmtpState CHUNKED = ADDRESSED.withChunk();
  private static final List<SmtpState> STATES =
      List.of(CONNECTED, GREETED, KNOWN, BEGUN, ADDRESSED, CHUNKED);

  /** Per command, the code of its refusal in each state; 0 where it is legal. */
  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of("EHLO a", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("HELO a", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("MAIL FROM:<>", List.of(503, 0, 0, 503, 503, 503)),
        Arguments.of("RCPT TO:<postmaster>", List.of(503, 503, 503, 0, 0, 503)),
        Arguments.of("DATA", List.of(503, 503, 503, 554, 0, 503)),
        Arguments.of("RSET", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("NOOP", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("QUIT", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("VRFY a", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("HELP", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("AUTH PLAIN", List.of(503, 0, 503, 503, 503, 503)),
        Arguments.of("BDAT 1 LAST", List.of(503, 503, 503, 554, 0, 0)),
        Arguments.of("LHLO a", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("STARTTLS", List.of(0, 0, 0, 503, 503, 503)),
        Arguments.of("ETRN example.test", List.of(503, 0, 0, 503, 503, 503)),
        Arguments.of("XCLIENT NAME=a", List.of(0, 0, 0, 503, 503, 503)),
        Arguments.of("EXPN a", List.of(0, 0, 0, 0, 0, 0)),
        Arguments.of("TURN", List.of(502, 502, 502, 502, 502, 502)),
        Arguments.of("XYZZY", List.of(500, 500, 500, 500, 500, 500)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void refusesWhatIsOutOfOrder(String line, List<Integer> codes) throws SmtpSyntaxError {
    SmtpCommand command = SmtpCommandParser.parse(line);
    for (int i = 0; i < STATES.size(); i++) {
      assertThat(SmtpSequence.refusal(STATES.get(i), command).map(Reply::code).orElse(0))
          .as(line + " in " + STATES.get(i))
          .isEqualTo(codes.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void resetLeavesNoTransactionAndKeepsTheClient(SmtpState state) {
    assertThat(state.reset()).isNotInstanceOf(SmtpState.InTransaction.class);
    assertThat(state.reset().greeted()).isEqualTo(state.greeted());
    assertThat(state.reset().authenticated()).isEqualTo(state.authenticated());
  }

  static List<SmtpState> states() {
    return STATES;
  }
}
