package org.eaglemail.filter.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.EnvelopeRecipient;
import org.junit.jupiter.api.Test;

class EditsTest {
  private static final String MESSAGE = "A: 1\r\nB:2\r\n folded\r\nA: 3\r\n\r\nbody\r\n";
  private static final HeaderField NEW = HeaderField.of("X", "new");
  private static final EmailAddress BOB = EmailAddress.parse("bob@example.test");
  private static final EmailAddress EVE = EmailAddress.parse("eve@elsewhere.test");

  @Test
  void nothingIsTheMessageItself() throws IOException {
    FilteredMessage message = TestSession.message(MESSAGE);

    assertThat(Edits.made(message, List.of(), Disposition.DELIVER)).isSameAs(message);
  }

  @Test
  void addsAtTheEnd() throws IOException {
    assertThat(edited(MESSAGE, new Edit.AddField(NEW)))
        .isEqualTo("A: 1\r\nB:2\r\n folded\r\nA: 3\r\nX: new\r\n\r\nbody\r\n");
  }

  @Test
  void insertsAtAPlace() throws IOException {
    assertThat(edited(MESSAGE, new Edit.InsertField(0, NEW))).isEqualTo("X: new\r\n" + MESSAGE);
    assertThat(edited(MESSAGE, new Edit.InsertField(1, NEW))).startsWith("A: 1\r\nX: new\r\nB:2");
    assertThat(edited(MESSAGE, new Edit.InsertField(99, NEW))).contains("A: 3\r\nX: new\r\n\r\n");
  }

  @Test
  void changesTheOneThatIsMeant() throws IOException {
    HeaderField changed = HeaderField.of("a", "changed");

    assertThat(edited(MESSAGE, new Edit.ChangeField(2, changed)))
        .isEqualTo("A: 1\r\nB:2\r\n folded\r\na: changed\r\n\r\nbody\r\n");
    assertThat(edited(MESSAGE, new Edit.ChangeField(3, changed)))
        .isEqualTo("A: 1\r\nB:2\r\n folded\r\nA: 3\r\na: changed\r\n\r\nbody\r\n");
  }

  @Test
  void removesTheOneThatIsMeant() throws IOException {
    assertThat(edited(MESSAGE, new Edit.RemoveField("b", 1)))
        .isEqualTo("A: 1\r\nA: 3\r\n\r\nbody\r\n");
    assertThat(edited(MESSAGE, new Edit.RemoveField("b", 2))).isEqualTo(MESSAGE);
  }

  @Test
  void laterEditsSeeEarlierOnes() throws IOException {
    assertThat(
            edited(
                MESSAGE,
                new Edit.RemoveField("A", 1),
                new Edit.RemoveField("A", 1),
                new Edit.AddField(NEW),
                new Edit.ChangeField(1, HeaderField.of("X", "newer"))))
        .isEqualTo("B:2\r\n folded\r\nX: newer\r\n\r\nbody\r\n");
  }

  @Test
  void replacesTheBody() throws IOException {
    assertThat(edited(MESSAGE, new Edit.ReplaceBody(new MemorySource("other\r\n"))))
        .isEqualTo("A: 1\r\nB:2\r\n folded\r\nA: 3\r\n\r\nother\r\n");
  }

  @Test
  void separatesAFieldFromABodyThatHadNone() throws IOException {
    assertThat(edited("no header\r\n", new Edit.AddField(NEW)))
        .isEqualTo("X: new\r\n\r\nno header\r\n");
  }

  @Test
  void canBeEditedAgain() throws IOException {
    FilteredMessage once =
        Edits.made(
            TestSession.message(MESSAGE), List.of(new Edit.AddField(NEW)), Disposition.DELIVER);

    assertThat(text(Edits.made(once, List.of(new Edit.RemoveField("X", 1)), Disposition.DELIVER)))
        .isEqualTo(MESSAGE);
  }

  @Test
  void changesTheEnvelope() throws IOException {
    FilteredMessage edited =
        made(
            new Edit.ChangeSender(ReversePath.nullSender()),
            new Edit.AddRecipient(EVE),
            new Edit.AddRecipient(EVE),
            new Edit.RemoveRecipient(BOB));

    assertThat(edited.envelope().sender()).isEqualTo(ReversePath.nullSender());
    assertThat(edited.envelope().recipients()).containsExactly(EnvelopeRecipient.of(EVE));
    assertThat(edited.envelope().disposition()).isEqualTo(Disposition.DELIVER);
    assertThat(text(edited)).isEqualTo(MESSAGE);
  }

  @Test
  void redirects() throws IOException {
    assertThat(made(Edit.Redirect.to(EVE)).envelope().recipients())
        .containsExactly(EnvelopeRecipient.of(EVE));
  }

  @Test
  void discardsWhatNobodyWouldGet() throws IOException {
    assertThat(made(new Edit.RemoveRecipient(BOB)).envelope().disposition())
        .isEqualTo(Disposition.DISCARD);
  }

  private static FilteredMessage made(Edit... edits) throws IOException {
    return Edits.made(TestSession.message(MESSAGE), List.of(edits), Disposition.DELIVER);
  }

  private static String edited(String message, Edit... edits) throws IOException {
    return text(Edits.made(TestSession.message(message), List.of(edits), Disposition.DELIVER));
  }

  /** What is read, whose length was promised. */
  private static String text(FilteredMessage message) throws IOException {
    try (InputStream in = message.source().open()) {
      byte[] octets = in.readAllBytes();
      assertThat(message.source().size()).isEqualTo(octets.length);
      return new String(octets, ISO_8859_1);
    }
  }
}
