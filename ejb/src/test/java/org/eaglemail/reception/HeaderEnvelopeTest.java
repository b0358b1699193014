package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.spool.OctetSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From whom and to whom a message is, when only its header says. */
class HeaderEnvelopeTest {

  private static HeaderEnvelope of(String... fields) throws IOException, HeaderEnvelope.Unreadable {
    String message = String.join("\r\n", fields) + "\r\n\r\nTo: not@a.field\r\n";
    return HeaderEnvelope.of(
        MessageHeader.read(new OctetSource(message.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<String> recipients(String... fields)
      throws IOException, HeaderEnvelope.Unreadable {
    return of(fields).recipients().stream().map(EmailAddress::toString).toList();
  }

  @Test
  void allOfToCcAndBccEachOnce() throws Exception {
    assertThat(
            recipients(
                "From: me@here.test",
                "bcc: hidden@x.test",
                "Cc: b@x.test, a@x.test",
                "To: \"Last, First\" <a@x.test> (not, c@x.test),",
                " team: d@x.test, <@relay.test:e@x.test>;, jö@x.test",
                "To: \"odd local\"@x.test, f@[192.0.2.1]"))
        .containsExactly(
            "a@x.test",
            "d@x.test",
            "e@x.test",
            "jö@x.test",
            "\"odd local\"@x.test",
            "f@[192.0.2.1]",
            "b@x.test",
            "hidden@x.test");
  }

  @Test
  void whereItWasSentOnThoseFieldsAlone() throws Exception {
    HeaderEnvelope envelope =
        of(
            "From: author@x.test",
            "To: me@here.test",
            "Resent-From: me@here.test",
            "Resent-To: next@x.test",
            "Resent-Bcc: hidden@x.test");
    assertThat(envelope.recipients())
        .extracting(EmailAddress::toString)
        .containsExactly("next@x.test", "hidden@x.test");
    assertThat(envelope.sender()).contains(EmailAddress.parse("me@here.test"));
  }

  @Test
  void theSenderIsInSenderOrElseTheFirstAuthor() throws Exception {
    assertThat(of("From: a@x.test, b@x.test").sender()).contains(EmailAddress.parse("a@x.test"));
    assertThat(of("From: a@x.test, b@x.test", "Sender: B <b@x.test>").sender())
        .contains(EmailAddress.parse("b@x.test"));
    assertThat(of("To: a@x.test").sender()).isEmpty();
  }

  @Test
  void nobodyIsNobody() throws Exception {
    assertThat(recipients("To: undisclosed-recipients:;", "Subject: x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob",
        "<bob>",
        "a@x.test b@x.test",
        "Bob <b@x.test",
        "\"Bob <b@x.test>, c@x.test",
        "b@x.test; DELE 1",
        "b@-x-.test",
        "b@x..test",
        "b@[300.1.1.1]"
      })
  void whatIsNoAddressIsNotGuessedAt(String text) {
    assertThatThrownBy(() -> of("To: " + text))
        .isInstanceOfSatisfying(
            HeaderEnvelope.Unreadable.class,
            e -> assertThat(e.reply().text()).startsWith("554 5.6.0 The field To"));
  }
}
