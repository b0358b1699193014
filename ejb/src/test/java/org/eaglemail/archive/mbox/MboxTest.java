package org.eaglemail.archive.mbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.archive.MailboxTexts;
import org.eaglemail.archive.MalformedArchiveException;
import org.eaglemail.spool.OctetSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mbox files, written and read. */
class MboxTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"MBOX, LF", "MBOX, CRLF", "MBOXCL2, LF", "MBOXCL2, CRLF"})
  void whatIsWrittenIsRead(MailboxFormat format, String lineEnd) throws IOException {
    String end = lineEnd.equals("LF") ? "\n" : "\r\n";
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> messages = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        messages.add(message(random, format));
      }
      byte[] file = write(format, end, messages);
      assertThat(read(file, format)).as("seed %d, round %d", seed, round).isEqualTo(messages);
    }
  }

  /** The position after each message is one where reading can begin. */
  @ParameterizedTest
  @ValueSource(strings = {"MBOX", "MBOXCL2"})
  void readingGoesOnWhereItStopped(MailboxFormat format) throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<String> messages =
          List.of(message(random, format), message(random, format), message(random, format));
      byte[] file = write(format, "\n", messages);
      MboxReader first = new MboxReader(new ByteArrayInputStream(file), 0, format);
      first.next();
      MailboxTexts.readOne(first);
      int position = (int) first.position();
      byte[] rest = Arrays.copyOfRange(file, position, file.length);
      MboxReader second = new MboxReader(new ByteArrayInputStream(rest), position, format);
      assertThat(MailboxTexts.read(second))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(messages.subList(1, 3));
      assertThat(second.position()).isEqualTo(file.length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MBOX, '>From a|>>From b|From c', 'From a|>From b|From c'",
    "MBOXO, '>From a|>>From b|From c', 'From a|>>From b|From c'",
    "MBOXCL2, '>From a|>>From b|From c', '>From a|>>From b|From c'"
  })
  void linesAreUnquotedAsTheFormatSays(MailboxFormat format, String file, String message)
      throws IOException {
    String text = "From x@y.test Tue Nov 24 12:00:00 2026\n\n" + file.replace('|', '\n') + "\n";
    assertThat(read(octets(text), format))
        .containsExactly("\r\n" + message.replace("|", "\r\n") + "\r\n");
  }

  /** As mail.local writes it: a sentence that begins with From is not quoted within a paragraph. */
  @Test
  void onlyAnEnvelopeLineAfterAnEmptyLineParts() throws IOException {
    String text =
        """
        From x@y.test Tue Nov 24 12:00:00 2026
        Subject: one

        We went
        From here Tue Nov 24 12:00:00 2026
        and

        From there on.

        From  Wed Nov 25 12:00:00 2026
        Subject: two

        """;
    assertThat(read(octets(text), MailboxFormat.MBOX))
        .hasSize(2)
        .first()
        .asString()
        .endsWith("From there on.\r\n");
  }

  @Test
  void contentLengthIsObeyed() throws IOException {
    String body = "one\n\nFrom x@y.test Tue Nov 24 12:00:00 2026\n\n";
    String text =
        "From x@y.test Tue Nov 24 12:00:00 2026\nSubject: a\nContent-Length: "
            + body.length()
            + "\n\n"
            + body
            + "From x@y.test Tue Nov 24 12:00:00 2026\nSubject: b\nContent-Length: 0\n\n";
    assertThat(read(octets(text), MailboxFormat.MBOXCL2))
        .containsExactly("Subject: a\r\n\r\n" + body.replace("\n", "\r\n"), "Subject: b\r\n\r\n");
    assertThatThrownBy(
            () -> read(octets(text.replace("Length: 0", "Length: 9")), MailboxFormat.MBOXCL2))
        .isInstanceOf(MalformedArchiveException.class)
        .hasMessageContaining("Content-Length");
  }

  @Test
  void lineEndsOfAnyKindBecomeCrlf() throws IOException {
    String text = "From x@y.test Tue Nov 24 12:00:00 2026\r\na\r\nb\nc\rd";
    assertThat(read(octets(text), MailboxFormat.MBOX)).containsExactly("a\r\nb\r\nc\r\nd");
  }

  @Test
  void whatIsNoMboxIsRefused() {
    assertThatThrownBy(() -> read(octets("Subject: hello\n\n"), MailboxFormat.MBOX))
        .isInstanceOf(MalformedArchiveException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "From a@b.test Tue Nov 24 12:00:01 2026, a@b.test, 2026-11-24T12:00:01Z",
    "From MAILER-DAEMON Fri Jul  8 12:08:34 2011, '', 2011-07-08T12:08:34Z",
    "From - Sat Jan 01 00:00:00 2000, '', 2000-01-01T00:00:00Z",
    "From <a@b.test> Tue Nov 24 12:00 2026, a@b.test, 2026-11-24T12:00:00Z",
    "From root Tue Nov 24 12:00:01 MET DST 2026, root, 2026-11-24T12:00:01Z",
    "From 17@xxx Mon Jan 01 02:00:00 +0200 2018, 17@xxx, 2018-01-01T00:00:00Z",
    "From a!b Tue Nov 24 12:00:01 2026 remote from c, a!b, 2026-11-24T12:00:01Z",
    "From a!b Mon Jan  5 10:00:01 98 remote from c, a!b, 1998-01-05T10:00:01Z",
    "From a@b.test Wed Jan  5 10:00:01 05, a@b.test, 2005-01-05T10:00:01Z"
  })
  void envelopeLinesOfManyProgramsAreUnderstood(String line, String sender, Instant received) {
    assertThat(EnvelopeLine.parse(line)).contains(new EnvelopeLine(sender, received));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From here on",
        "From a@b.test Tue Foo 24 12:00:01 2026",
        "From a@b.test Tue Feb 31 12:00:01 2026",
        "From a@b.test Tue Nov 24 2026",
        ">From a@b.test Tue Nov 24 12:00:01 2026"
      })
  void otherLinesAreNone(String line) {
    assertThat(EnvelopeLine.parse(line)).isEmpty();
  }

  /** In mboxcl2 a message without a body cannot have a Content-Length of its own. */
  private static String message(Random random, MailboxFormat format) {
    String message = MailboxTexts.message(random);
    boolean hasBody = ("\r\n" + message).contains("\r\n\r\n");
    return format == MailboxFormat.MBOXCL2 && !hasBody
        ? message.replace("Content-Length", "Content-Type")
        : message;
  }

  private static byte[] write(MailboxFormat format, String lineEnd, List<String> messages)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MboxWriter writer = new MboxWriter(out, format, lineEnd)) {
      for (String message : messages) {
        writer.write("name", "", NOW, new OctetSource(octets(message)));
      }
    }
    return out.toByteArray();
  }

  private static List<String> read(byte[] file, MailboxFormat format) throws IOException {
    return MailboxTexts.read(new MboxReader(new ByteArrayInputStream(file), 0, format));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
