package org.eaglemail.protocol.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class Pop3ReplyTest {

  @Test
  void isOneLine() {
    assertThat(Pop3Reply.ok("2 320").text()).isEqualTo("+OK 2 320");
    assertThat(Pop3Reply.error("No such message").text()).isEqualTo("-ERR No such message");
    assertThat(Pop3Reply.error("IN-USE", "Later").text()).isEqualTo("-ERR [IN-USE] Later");
    assertThatIllegalArgumentException().isThrownBy(() -> Pop3Reply.ok("one\r\ntwo"));
    assertThatIllegalArgumentException().isThrownBy(() -> Pop3Reply.error("no code]", "text"));
  }

  @Test
  void theServersFaultIsNotTheClients() {
    assertThat(Pop3Replies.DENIED.blamesClient()).isTrue();
    assertThat(Pop3Replies.NO_SUCH_MESSAGE.blamesClient()).isTrue();
    assertThat(Pop3Replies.LOCAL_ERROR.blamesClient()).isFalse();
    assertThat(Pop3Replies.GOODBYE.blamesClient()).isFalse();
  }

  @Test
  void countsMessages() {
    assertThat(Pop3Replies.maildropHas(1).text()).isEqualTo("+OK Maildrop has 1 message");
    assertThat(Pop3Replies.maildropHas(0).text()).isEqualTo("+OK Maildrop has 0 messages");
  }
}
