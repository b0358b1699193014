package org.eaglemail.filter.milter.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.protocol.smtp.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MilterReplyTest {
  @Test
  void wordsARefusal() throws MilterSyntaxException {
    assertThat(worded("550 5.7.26 Not signed")).isEqualTo(reply(550, "5.7.26", "Not signed"));
    assertThat(worded("451 Later")).isEqualTo(reply(451, "4.7.1", "Later"));
    assertThat(worded("550")).isEqualTo(reply(550, "5.7.1", ""));
    assertThat(worded("550 4.7.1 Not so")).isEqualTo(reply(550, "5.7.1", "Not so"));
  }

  @Test
  void wordsARefusalInSeveralLines() throws MilterSyntaxException {
    assertThat(worded("550-5.7.1 One\r\n550 5.7.1 Two"))
        .isEqualTo(reply(550, "5.7.1", "One", "Two"));
  }

  @Test
  void cannotInjectAReply() throws MilterSyntaxException {
    assertThat(worded("550 5.7.1 One\rTwo\tthree")).isEqualTo(reply(550, "5.7.1", "One?Two?three"));
    assertThatExceptionOfType(MilterSyntaxException.class)
        .isThrownBy(() -> worded("550 5.7.1 One\r\n250 2.0.0 Ok"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"250 Ok", "354 Go", "600 What", "", "55", "five"})
  void refusesWhatIsNoRefusal(String text) {
    assertThatExceptionOfType(MilterSyntaxException.class).isThrownBy(() -> worded(text));
  }

  private static Reply worded(String text) throws MilterSyntaxException {
    MilterReply parsed = MilterReply.parse(new Packet('y', (text + "\0").getBytes(ISO_8859_1)));
    return ((MilterReply.ReplyCode) parsed).reply();
  }
}
