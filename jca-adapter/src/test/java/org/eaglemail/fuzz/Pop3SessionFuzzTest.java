package org.eaglemail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eaglemail.protocol.Domain;
import org.eaglemail.server.Connection;
import org.eaglemail.server.Pop3ServerSession;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.junit.jupiter.params.provider.MethodSource;

/** A POP3 session that hears anything. */
class Pop3SessionFuzzTest {
  @MethodSource("org.eaglemail.fuzz.Dialogues#pop3")
  @FuzzTest(maxDuration = "10m")
  @DictionaryFile(resourcePath = "pop3.dict")
  void hears(byte[] said) {
    MemoryPop3Listener listener =
        new MemoryPop3Listener(Pop3Profile.named(Domain.parse("mail.example.test")));
    listener.add("Subject: one\r\n\r\n.dot\r\nline\r\n".getBytes(StandardCharsets.US_ASCII));
    listener.add("Subject: two\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream heard = new ByteArrayOutputStream();

    new Pop3ServerSession(
            new Connection(Loopback.CLIENT, new Lines(said), heard, most -> {}, () -> {}),
            listener,
            listener.opening())
        .run();

    String text = new String(said, StandardCharsets.ISO_8859_1);
    String replies = heard.toString(StandardCharsets.UTF_8);
    assertThat(replies).as(text).startsWith("+OK ").endsWith("\r\n");
    assertThat(listener.isHeld()).as("the maildrop is free again").isFalse();
    if (!text.toUpperCase(Locale.ROOT).contains("QUIT")) {
      assertThat(listener.messages()).as("nothing is deleted without QUIT").hasSize(2);
    }
  }
}
