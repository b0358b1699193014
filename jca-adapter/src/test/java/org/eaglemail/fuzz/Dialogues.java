package org.eaglemail.fuzz;

import java.io.IOException;
import java.util.stream.Stream;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;

/** What clients say in the transcripts: where fuzzing begins. */
final class Dialogues {
  private Dialogues() {}

  static Stream<byte[]> smtp() throws IOException {
    return Transcripts.of("smtp").stream().map(Transcript::said);
  }

  static Stream<byte[]> pop3() throws IOException {
    return Transcripts.of("pop3").stream().map(Transcript::said);
  }
}
