package org.eaglemail.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyTest {

  @Test
  void isGradedByItsCode() {
    assertThat(Reply.bare(354, "go")).matches(Reply::isPositive).matches(r -> !r.isTransient());
    assertThat(Reply.reply(451, "4.3.0", "later")).matches(Reply::isTransient);
    assertThat(Reply.reply(550, "5.1.1", "never")).matches(Reply::isPermanent);
    assertThat(Reply.reply(550, "5.1.1", "one", "two").text()).isEqualTo("550 5.1.1 one two");
  }

  @Test
  void neverHoldsALineBreak() {
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.bare(250, "a\r\n250 b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.bare(250, "a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.bare(250));
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.bare(199, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reply.bare(600, "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reply(250, Optional.empty(), List.of("\u007f")));
  }

  @Test
  void canBeCut() {
    Reply reply = Reply.reply(550, "5.1.1", "one", "two", "three");
    assertThat(reply.cut(2, 2)).isEqualTo(Reply.reply(550, "5.1.1", "on", "tw"));
    assertThat(reply.cut(3, 5)).isSameAs(reply);
  }

  @Test
  void namedRepliesAgreeWithTheirStatus() {
    List<Reply> replies =
        Arrays.stream(Replies.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(ReplyTest::value)
            .toList();
    assertThat(replies).hasSizeGreaterThan(30);
    for (Reply reply : replies) {
      // RFC 2034 §4: 3yz replies carry none; RFC 3463 §2: its class is the code's first digit.
      assertThat(reply.status().isPresent()).as(reply.text()).isEqualTo(reply.code() / 100 != 3);
      reply
          .status()
          .ifPresent(
              status ->
                  assertThat(status.category()).as(reply.text()).isEqualTo(reply.code() / 100));
      // RFC 5321 §4.5.3.1.5: 512 octets with code and CRLF.
      assertThat(reply.lines()).allMatch(line -> line.length() < 490);
    }
  }

  private static Reply value(Field field) {
    try {
      return (Reply) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
