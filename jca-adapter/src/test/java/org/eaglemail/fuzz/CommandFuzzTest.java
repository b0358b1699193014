package org.eaglemail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.eaglemail.protocol.pop3.Pop3CommandParser;
import org.eaglemail.protocol.pop3.Pop3SyntaxError;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpCommandParser;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;

/** The parsers of command lines take any line, and throw nothing but what they say. */
class CommandFuzzTest {

  @FuzzTest(maxDuration = "10m")
  @DictionaryFile(resourcePath = "smtp.dict")
  void smtp(byte[] octets) {
    String line = new String(octets, StandardCharsets.ISO_8859_1);
    SmtpCommand command;
    try {
      command = SmtpCommandParser.parse(line);
    } catch (SmtpSyntaxError refused) {
      assertThat(refused.reply().text()).matches("50[0-4] .*|55[0-9] .*");
      return;
    }
    assertThat(command).isNotNull();
  }

  @FuzzTest(maxDuration = "10m")
  @DictionaryFile(resourcePath = "pop3.dict")
  void pop3(byte[] octets) {
    try {
      assertThat(Pop3CommandParser.parse(new String(octets, StandardCharsets.ISO_8859_1)))
          .isNotNull();
    } catch (Pop3SyntaxError refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
