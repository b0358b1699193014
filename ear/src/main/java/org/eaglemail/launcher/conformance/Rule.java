package org.eaglemail.launcher.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaglemail.transcript.Transcript;

/**
 * What a server must do. Its file begins with the section of the RFC and a sentence; {@code needs:}
 * names {@code capability=TAG}, {@code sasl=MECHANISM}, {@code message=NAME} or {@code clear}, a
 * connection that is not encrypted; {@code known: server reason} says that a server is known to do
 * otherwise, and why.
 */
record Rule(Transcript transcript) {
  private static final Pattern NEED =
      Pattern.compile("(?:capability|sasl|message)=[A-Za-z0-9-]+|clear");
  private static final String KNOWN = "known:";
  private static final String ENDING = ".txt";

  Rule {
    List<String> odd =
        transcript.needs().stream().filter(need -> !NEED.matcher(need).matches()).toList();
    if (!odd.isEmpty() || transcript.head().isEmpty()) {
      throw new IllegalArgumentException(transcript + ": no title, or unknown needs " + odd);
    }
  }

  /** The file's, without its ending. */
  String name() {
    return transcript.name().substring(0, transcript.name().length() - ENDING.length());
  }

  /** The section and the sentence. */
  String title() {
    return transcript.head().getFirst();
  }

  /** Why that server is known not to follow it. */
  Optional<String> knownDeviation(String server) {
    String begin = KNOWN + " " + server.toLowerCase(Locale.ROOT) + " ";
    return transcript.head().stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .findFirst();
  }

  /** Whether its connections must not be encrypted from the beginning. */
  boolean isInTheClear() {
    return transcript.needs().contains("clear");
  }

  /** The messages that must be there. */
  List<String> messages() {
    return needed("message").toList();
  }

  /** Whether the maildrop may be another afterwards. */
  boolean changesMaildrop() {
    return transcript.delivers() || messages().stream().anyMatch(Messages::isToBeDeleted);
  }

  /** What it needs and the server does not offer, in words; empty when there is nothing. */
  Optional<String> missing(Capabilities offered) {
    Stream<String> needed =
        Stream.concat(needed("capability"), needed("sasl").map(name -> "SASL " + name));
    return needed
        .filter(tag -> !offered.known().contains(tag))
        .findFirst()
        .map(tag -> "CAPA lacks " + tag);
  }

  private Stream<String> needed(String kind) {
    String begin = kind + "=";
    return transcript.needs().stream()
        .filter(need -> need.startsWith(begin))
        .map(need -> need.substring(begin.length()));
  }
}
