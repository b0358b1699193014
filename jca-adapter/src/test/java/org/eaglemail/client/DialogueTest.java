package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Dialogue;
import org.junit.jupiter.api.Test;

class DialogueTest {
  private final DialogueRecorder recorder = new DialogueRecorder();

  @Test
  void tellsWhoSaidWhat() {
    recorder.heard(Reply.bare(220, "mx.test ESMTP"));
    recorder.said(Phase.EHLO, "EHLO home.test");
    recorder.heard(Reply.bare(250, "mx.test", "SIZE"));
    recorder.said(Phase.MAIL, "MAIL FROM:<a@home.test>");
    recorder.heard(Reply.reply(451, "4.3.0", "later"));
    recorder.noted("451 4.4.2 lost connection");

    assertThat(recorder.dialogue().lines())
        .containsExactly(
            "< 220 mx.test ESMTP",
            "> EHLO home.test",
            "< 250-mx.test",
            "< 250 SIZE",
            "> MAIL FROM:<a@home.test>",
            "< 451 4.3.0 later",
            "* 451 4.4.2 lost connection");
  }

  @Test
  void hasNoSecrets() {
    recorder.said(Phase.AUTH, "AUTH PLAIN AGJvYgBob2xh");
    recorder.heard(Reply.bare(334, "cj1mMTIz"));
    recorder.said(Phase.AUTH, "AGJvYgBob2xh");
    recorder.said(Phase.AUTH, "AUTH LOGIN");
    recorder.heard(Reply.reply(535, "5.7.8", "no"));

    assertThat(recorder.dialogue().lines())
        .containsExactly(
            "> AUTH PLAIN (secret)",
            "< 334 (challenge)",
            "> (secret)",
            "> AUTH LOGIN",
            "< 535 5.7.8 no");
  }

  @Test
  void isBounded() {
    IntStream.range(0, 100).forEach(i -> recorder.said(Phase.RCPT, "RCPT TO:<" + i + "@b.test>"));
    recorder.heard(Reply.bare(550, "x".repeat(1000)));

    List<String> lines = recorder.dialogue().lines();
    assertThat(lines).hasSize(Dialogue.MAX_TURNS + 1);
    assertThat(lines.getFirst()).isEqualTo("* 37 earlier commands and replies are left out");
    assertThat(lines.getLast()).hasSize(200).endsWith("…");
  }

  /** Of what a peer says no more is held in memory than is told. */
  @Test
  void keepsNoMoreThanItTells() {
    Reply longest = new Reply(250, Optional.empty(), Collections.nCopies(128, "x".repeat(2000)));
    IntStream.range(0, 10).forEach(i -> recorder.heard(longest));

    Dialogue dialogue = recorder.dialogue();
    assertThat(dialogue.lines())
        .hasSize(97)
        .startsWith("* 7 earlier commands and replies are left out");
    assertThat(dialogue.turns())
        .containsOnly(
            new Dialogue.Heard(
                new Reply(250, Optional.empty(), Collections.nCopies(32, "x".repeat(200)))));
  }

  @Test
  void beginsAnewWithEachMessage() {
    recorder.said(Phase.MAIL, "MAIL FROM:<a@home.test>");
    recorder.clear();

    assertThat(recorder.dialogue()).isEqualTo(Dialogue.NONE);
  }
}
