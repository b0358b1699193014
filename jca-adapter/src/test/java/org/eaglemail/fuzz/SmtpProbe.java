package org.eaglemail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eaglemail.protocol.Domain;
import org.eaglemail.server.Connection;
import org.eaglemail.server.SmtpServerSession;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.ReceivedMessage;

/**
 * What must hold of an SMTP session whatever its client says: it never fails, says only what are
 * replies, and takes no message that somebody could read as two.
 */
public final class SmtpProbe {
  private static final Pattern REPLY =
      Pattern.compile("[245]\\d\\d-[^\\r\\n]*|[2345]\\d\\d [^\\r\\n]*");
  private static final Pattern BARE = Pattern.compile("\\r(?!\\n)|(?<!\\r)\\n|\\x00");
  private static final int MEMORY = 16;

  private final Path directory;

  /**
   * @param directory for messages; empty again after each session
   */
  public SmtpProbe(Path directory) {
    this.directory = directory;
  }

  /** Has a session hear that, and its end: all at once, and line by line. */
  public void hear(byte[] said) throws IOException {
    hear(said, new ByteArrayInputStream(said));
    hear(said, new Lines(said));
  }

  private void hear(byte[] said, InputStream in) throws IOException {
    MemorySmtpListener listener = new MemorySmtpListener(profile());
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    new SmtpServerSession(
            new Connection(Loopback.CLIENT, in, heard, most -> {}, () -> {}),
            listener,
            listener.opening())
        .run();
    String text = new String(said, StandardCharsets.ISO_8859_1);
    String replies = heard.toString(StandardCharsets.UTF_8);
    assertThat(replies).as(text).endsWith("\r\n").doesNotContain("451 4.3.0");
    assertThat(replies.split("\r\n", -1))
        .as(text)
        .allMatch(line -> line.isEmpty() || REPLY.matcher(line).matches());
    int ends = text.split("(?i)\r\n\\.\r\n|LAST", -1).length - 1;
    assertThat(listener.messages()).as(text).hasSizeLessThanOrEqualTo(ends);
    for (ReceivedMessage message : listener.messages()) {
      assertThat(BARE.matcher(message.content()).find()).as(text).isFalse();
    }
    assertThat(directory).as(text).isEmptyDirectory();
  }

  private SmtpProfile profile() {
    return SmtpProfile.named(Domain.parse("mail.example.test"))
        .limits(
            SmtpLimits.DEFAULT
                .errors(100, 100, Duration.ZERO)
                .times(Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(20)))
        .buffer(new SmtpProfile.Buffer(MEMORY, directory));
  }
}
