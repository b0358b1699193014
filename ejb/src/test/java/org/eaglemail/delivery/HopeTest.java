package org.eaglemail.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.queue.Mail;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopeTest {
  private static final Destination SMARTHOST =
      Mail.PEER.as(Optional.of(Credentials.of("eagle", "secret")));

  private static Verdict verdict(PeerStage stage, int code, String status, boolean local) {
    Optional<EnhancedStatus> enhanced = Optional.ofNullable(status).map(EnhancedStatus::parse);
    return new Verdict(new Reply(code, enhanced, List.of("no")), local, stage);
  }

  @ParameterizedTest(name = "{1} {2} at {0}: {3}")
  @CsvSource({
    // RFC 5321 §4.2.1
    "MESSAGE, 450, , LATER",
    "MESSAGE, 550, 5.7.1, NONE",
    "MESSAGE, 554, 5.6.0, NONE",
    "MESSAGE, 552, 5.3.4, NONE",
    "RECIPIENT, 451, 4.7.1, LATER",
    "RECIPIENT, 452, 4.2.2, LATER",
    "RECIPIENT, 550, 5.1.1, NONE",
    "RECIPIENT, 550, , NONE",
    // RFC 7504 §4, RFC 7505 §4.1
    "RECIPIENT, 556, 5.1.10, NONE",
    // RFC 5321 §4.5.3.1.10
    "RECIPIENT, 552, , LATER",
    "RECIPIENT, 552, 5.5.3, LATER",
    "RECIPIENT, 550, 5.5.3, LATER",
    "RECIPIENT, 552, 5.2.2, NONE",
    "RECIPIENT, 552, 5.3.4, NONE",
    "MESSAGE, 552, , NONE",
    // A host that refuses sessions does not speak of recipients, unless it never takes mail.
    "SESSION, 421, 4.3.2, LATER",
    "SESSION, 550, 5.7.1, LATER",
    "SESSION, 554, , LATER",
    "SESSION, 521, , NONE",
    // Nobody logs in there: it means that this is not the place for our mail.
    "MESSAGE, 530, 5.7.0, NONE",
    "LOGIN, 535, 5.7.8, OUR_SETTINGS",
  })
  void saysItOfAnMx(PeerStage stage, int code, String status, Hope hope) {
    assertThat(Hope.after(verdict(stage, code, status, false), Mail.PEER)).isEqualTo(hope);
  }

  @ParameterizedTest(name = "{1} {2} at {0}: {3}")
  @CsvSource({
    "LOGIN, 535, 5.7.8, OUR_SETTINGS",
    "LOGIN, 454, 4.7.0, OUR_SETTINGS",
    "MESSAGE, 530, , OUR_SETTINGS",
    "MESSAGE, 535, 5.7.8, OUR_SETTINGS",
    "MESSAGE, 550, 5.7.13, OUR_SETTINGS",
    "MESSAGE, 550, 5.7.1, NONE",
    "RECIPIENT, 550, 5.7.8, NONE",
    "RECIPIENT, 550, 5.1.1, NONE",
    "MESSAGE, 454, 4.7.8, LATER",
  })
  void saysItOfASmarthostThatWeLogInTo(PeerStage stage, int code, String status, Hope hope) {
    assertThat(Hope.after(verdict(stage, code, status, false), SMARTHOST)).isEqualTo(hope);
  }

  @ParameterizedTest(name = "{1} {2} at {0}: {3}")
  @CsvSource({
    // No TLS where the message may not go without; lost after the end of data.
    "SESSION, 550, 5.7.30, NONE",
    "SESSION, 451, 4.7.4, LATER",
    "MESSAGE, 451, 4.4.2, LATER",
    "MESSAGE, 552, 5.3.4, NONE",
    "LOGIN, 451, 4.7.0, OUR_SETTINGS",
  })
  void takesOurOwnWordsAsTheyAre(PeerStage stage, int code, String status, Hope hope) {
    assertThat(Hope.after(verdict(stage, code, status, true), SMARTHOST)).isEqualTo(hope);
  }
}
