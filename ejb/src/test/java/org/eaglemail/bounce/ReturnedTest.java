package org.eaglemail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DsnReturn;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Terms;
import org.junit.jupiter.api.Test;

class ReturnedTest {
  private static final String TEXT = "Subject: x\r\n\r\nbody\r\n";

  private static Returned returned(DsnReturn asked, Action action, BodyType body, String text)
      throws IOException {
    Terms terms =
        new Terms(
            body,
            false,
            false,
            new MailParameters.Notification(Optional.of(asked), Optional.empty()),
            0,
            Optional.empty());
    return Returned.of(
        new NotifiedMessage(
            new QueueId(1),
            ReversePath.parse("alice@alpha.test"),
            terms,
            Origin.OWN,
            Instant.EPOCH,
            new MemorySource(text)),
        action);
  }

  private static boolean isWhole(DsnReturn asked, Action action, BodyType body, String text)
      throws IOException {
    return returned(asked, action, body, text).whole();
  }

  @Test
  void theWholeMessageGoesBackOnlyWhenItFailedAndTheSenderAskedForIt() throws IOException {
    assertThat(isWhole(DsnReturn.FULL, Action.FAILED, BodyType.SEVEN_BIT, TEXT)).isTrue();
    assertThat(isWhole(DsnReturn.HDRS, Action.FAILED, BodyType.SEVEN_BIT, TEXT)).isFalse();
    assertThat(isWhole(DsnReturn.FULL, Action.DELAYED, BodyType.SEVEN_BIT, TEXT)).isFalse();
    assertThat(isWhole(DsnReturn.FULL, Action.DELIVERED, BodyType.SEVEN_BIT, TEXT)).isFalse();
    assertThat(isWhole(DsnReturn.FULL, Action.RELAYED, BodyType.SEVEN_BIT, TEXT)).isFalse();
  }

  @Test
  void whatIsLargeOrNoTextGoesBackAsItsHeader() throws IOException {
    String large = "Subject: x\r\n\r\n" + "0123456789\r\n".repeat(Returned.MAX_WHOLE / 12);
    String long_ = "Subject: x\r\n\r\n" + "x".repeat(999) + "\r\n";

    for (String text : new String[] {large, long_, "Subject: x\r\n\r\n\0\r\n"}) {
      Returned returned = returned(DsnReturn.FULL, Action.FAILED, BodyType.SEVEN_BIT, text);
      assertThat(returned.whole()).isFalse();
      assertThat(new String(returned.octets(), StandardCharsets.US_ASCII))
          .isEqualTo("Subject: x\r\n");
    }
    assertThat(isWhole(DsnReturn.FULL, Action.FAILED, BodyType.BINARY_MIME, TEXT)).isFalse();
  }

  @Test
  void isSendableWhenItNeedsNoEncoding() {
    assertThat(isSendable("A: 1\r\n\tb\r\n")).isTrue();
    assertThat(isSendable("A: \0\r\n")).isFalse();
    assertThat(isSendable("A: \u007f\r\n")).isFalse();
    assertThat(isSendable("x".repeat(998) + "\r\n")).isTrue();
    assertThat(isSendable("x".repeat(999) + "\r\n")).isFalse();
  }

  private static boolean isSendable(String text) {
    return new Returned(false, text.getBytes(StandardCharsets.ISO_8859_1)).isSendable();
  }
}
