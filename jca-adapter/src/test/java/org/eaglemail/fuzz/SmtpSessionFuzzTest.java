package org.eaglemail.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** An SMTP session that hears anything. */
class SmtpSessionFuzzTest {
  @TempDir static Path directory;

  @MethodSource("org.eaglemail.fuzz.Dialogues#smtp")
  @FuzzTest(maxDuration = "10m")
  @DictionaryFile(resourcePath = "smtp.dict")
  void hears(byte[] said) throws IOException {
    new SmtpProbe(directory).hear(said);
  }
}
