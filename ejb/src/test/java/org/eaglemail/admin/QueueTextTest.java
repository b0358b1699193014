package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The queue as people read it, word for word. */
class QueueTextTest {
  private static final String TIME = "2026-11-24T12:00:00Z";

  private static QueuedMail mail(
      String holdReason, long count, QueuedMail.QueuedMailRecipient... to) {
    return new QueuedMail(
        "1A2B3C", "<alice@home.test>", 1234, TIME, "", "", "", holdReason, count, List.of(to));
  }

  private static QueuedMail.QueuedMailRecipient recipient(
      String address, String state, String due, String reply, String holdReason) {
    String remote = reply.isEmpty() ? "" : "mx.away.test";
    return new QueuedMail.QueuedMailRecipient(
        address, state, 2, due, TIME, remote, reply, holdReason);
  }

  @Test
  void aListLooksLikeMailq() {
    QueuedMail waiting =
        mail("", 1, recipient("bob@away.test", "WAITING", TIME, "451 4.3.0 busy", ""));
    QueuedMail held = mail("looks odd", 1, recipient("carol@away.test", "HELD", "", "", ""));

    assertThat(QueueText.list(5, List.of(waiting, held)))
        .isEqualToNormalizingNewlines(
            """
            Id                         Size  Received                    Sender
            1A2B3C                     1234  2026-11-24T12:00:00Z        <alice@home.test>
                (mx.away.test 451 4.3.0 busy)
                bob@away.test waiting, tries 2, next 2026-11-24T12:00:00Z
            1A2B3C!                    1234  2026-11-24T12:00:00Z        <alice@home.test>
                (held: looks odd)
                carol@away.test held, tries 2
            2 messages shown; 5 recipients wait
            """);
  }

  @Test
  void oneOfManyIsShownWithWhyItIsHeld() {
    QueuedMail many = mail("", 2000, recipient("bob@away.test", "HELD", "", "", "asked to"));

    assertThat(QueueText.message(many))
        .isEqualToNormalizingNewlines(
            """
            1A2B3C                     1234  2026-11-24T12:00:00Z        <alice@home.test>
                (held: asked to)
                bob@away.test held, tries 2
                (1 of 2000 recipients shown)
            """);
  }

  @Test
  void aShapeLooksLikeQshape() {
    ShapeEntry shape =
        new ShapeEntry("away.test", 12, List.of(1L, 2L, 3L, 0L, 0L, 0L, 0L, 0L, 0L, 6L));

    assertThat(QueueText.shape(List.of(shape)).lines().map(line -> line.strip().split(" +")))
        .containsExactly(
            "T 5 10 20 40 80 160 320 640 1280 1280+".split(" "),
            "away.test 12 1 2 3 0 0 0 0 0 0 6".split(" "));
    assertThat(QueueText.shape(List.of(shape)).lines().map(String::length).distinct()).hasSize(1);
  }
}
