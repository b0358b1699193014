package org.eaglemail.launcher.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eaglemail.transcript.PeerTls;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.TranscriptFolder;

/** The command line of the conformance suite. */
public final class Conformance {
  private static final int FAILED = 1;
  private static final int NOT_TRIED = 2;
  private static final String RULES = "pop3";

  private Conformance() {}

  /**
   * Runs the suite, and ends the JVM: 0 when no rule failed, 1 when one did, 2 when none was tried.
   *
   * @param words those after {@code conformance}
   */
  public static void main(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(ConformanceOptions.USAGE);
      return;
    }
    try {
      System.exit(run(ConformanceOptions.parse(words)) ? 0 : FAILED);
    } catch (IllegalArgumentException e) {
      System.err.println("Eagle: " + e.getMessage());
      System.exit(NOT_TRIED);
    } catch (IOException | AssertionError e) {
      System.err.println("Eagle: nothing was tried: " + e.getMessage());
      System.exit(NOT_TRIED);
    }
  }

  private static boolean run(ConformanceOptions options) throws IOException {
    if (options.writeTo().isPresent()) {
      Messages.write(options.writeTo().get());
      return true;
    }
    List<Rule> rules = rules(options.folder()).stream().filter(options::isSelected).toList();
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("there is no such rule");
    }
    if (options.list()) {
      rules.forEach(rule -> System.out.printf("%-24s  %s%n", rule.name(), rule.title()));
      return true;
    }
    Suite suite = new Suite(account(options), options.delivery(), options.server());
    suite.begin();
    Report report = new Report(System.out);
    rules.forEach(rule -> report.add(rule, suite.run(rule)));
    return report.end();
  }

  /** All rules of a directory, or those that come with Eagle. */
  static List<Rule> rules(Optional<Path> folder) throws IOException {
    URL own = Objects.requireNonNull(Conformance.class.getResource(RULES), RULES);
    List<Transcript> transcripts =
        folder.isPresent() ? TranscriptFolder.read(folder.get()) : TranscriptFolder.read(own);
    return transcripts.stream().map(Rule::new).toList();
  }

  private static Account account(ConformanceOptions options) throws IOException {
    return new Account(
        options.host(),
        options.port(),
        options.user(),
        options.password(),
        options.encryption(),
        tls(options));
  }

  private static PeerTls tls(ConformanceOptions options) throws IOException {
    if (options.authorities().isEmpty()) {
      return PeerTls.anyone();
    }
    try (InputStream authorities = Files.newInputStream(options.authorities().get())) {
      return PeerTls.verified(authorities, options.host());
    }
  }
}
