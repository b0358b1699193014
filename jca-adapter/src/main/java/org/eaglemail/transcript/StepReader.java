package org.eaglemail.transcript;

/** Reads the lines of a transcript. */
final class StepReader {
  private StepReader() {}

  /**
   * Reads a line that is neither empty nor a comment.
   *
   * @throws IllegalArgumentException when it is no step
   */
  static Step read(String line) {
    int colon = line.indexOf(':');
    String word = colon < 0 ? line.strip() : line.substring(0, colon);
    String text = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
    return switch (word) {
      case "C" -> new Step.Say(new Phrase(text, "\r\n"));
      case "C-raw" -> new Step.Say(new Phrase(text, ""));
      case "S" -> new Step.Expect(new Wildcard(text));
      case "S..." -> new Step.SkipTo(new Wildcard(text));
      case "S-same" -> new Step.Same(text);
      case "S-begins" -> new Step.Begins(text);
      case "S-ends" -> new Step.Ends(text);
      case "KEEP" -> new Step.Keep(text);
      case "TLS" -> new Step.StartTls();
      case "TLS-OR-CLOSED" -> new Step.TlsOrClosed();
      case "CLOSED" -> new Step.Closed();
      case "CLOSE" -> new Step.Close();
      case "CONNECT" -> new Step.Connect(text);
      case "USE" -> new Step.Use(text);
      case "LOGIN" -> new Step.Login();
      case "SCRAM-SHA-256" -> new Step.Scram();
      case "DELIVER" -> new Step.Deliver(text);
      case "ARRIVED" -> new Step.Arrived(text);
      default -> new Step.Check(check(word, text));
    };
  }

  private static BlockCheck check(String word, String text) {
    return switch (word) {
      case "S-has" -> new BlockCheck.Has(new Wildcard(text));
      case "S-not" -> new BlockCheck.HasNot(new Wildcard(text));
      case "S-each" -> new BlockCheck.Each(new Wildcard(text));
      case "S-lines" -> new BlockCheck.Lines(text);
      case "S-octets" -> new BlockCheck.Octets(text);
      case "S-longest" -> new BlockCheck.Longest(Integer.parseInt(text));
      case "S-distinct" -> new BlockCheck.Distinct(Integer.parseInt(text));
      case "S-sum" -> {
        String[] words = text.split(" ", 2);
        yield new BlockCheck.Sum(Integer.parseInt(words[0]), words[1]);
      }
      default -> throw new IllegalArgumentException("no such step");
    };
  }
}
