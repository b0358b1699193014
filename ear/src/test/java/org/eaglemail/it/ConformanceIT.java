package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance suite against Eagle, and against Dovecot, which keeps it honest. */
@OnSharedEagle
class ConformanceIT {
  private static final String USER = "suite@conformance.test";
  private static final String PASSWORD = "suite-secret";

  /** Of Dovecot, with its defaults. */
  private static final List<String> KNOWN = List.of("lock-code", "lock", "stls-forgets");

  @TempDir private Path directory;

  /** What the suite printed; it fails when a rule did. */
  static List<String> suite(InetSocketAddress pop3, String user, String password, String... options)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("-jar", EagleProcess.jar().toString()));
    words.addAll(List.of("conformance", "pop3", pop3.getAddress().getHostAddress()));
    words.addAll(List.of(String.valueOf(pop3.getPort()), user, password));
    words.addAll(List.of(options));
    Tool java = new Tool(Path.of(System.getProperty("java.home"), "bin", "java"));
    return new String(java.run(words.toArray(String[]::new)), UTF_8).lines().toList();
  }

  /** The names of the rules of that verdict. */
  static List<String> rules(String verdict, List<String> printed) {
    return printed.stream()
        .filter(line -> line.startsWith(verdict + " "))
        .map(line -> line.substring(verdict.length()).strip().split(" ", 2)[0])
        .toList();
  }

  @Test
  void eagleFollowsAllRules(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("conformance.test");
    eagle.rest().createAccount(USER, PASSWORD);
    String delivery = "smtp://" + EaglePorts.text(eagle.smtp());

    List<String> clear = suite(eagle.pop3(), USER, PASSWORD, "--deliver", delivery);
    assertThat(clear).last().asString().contains(" 0 failed, 0 known deviations, ");
    assertThat(rules("not applicable", clear)).containsExactly("capa-login-delay");
    assertThat(rules("passed", clear)).hasSizeGreaterThan(90);

    List<String> encrypted = suite(eagle.pop3(), USER, PASSWORD, "--no-delivery", "--stls");
    assertThat(encrypted).last().asString().contains(" 0 failed, 0 known deviations, ");
    assertThat(rules("passed", encrypted)).contains("uidl-stable", "retr-dots", "stls-forgets");
  }

  @Test
  void dovecotFollowsAllButWhatIsKnown() throws Exception {
    Tool dovecot = Tool.named("dovecot");
    assumeTrue("root".equals(System.getProperty("user.name")), "Dovecot starts as root");
    try (DovecotProcess server = DovecotProcess.start(dovecot, directory)) {
      List<String> printed =
          suite(
              server.pop3(),
              DovecotProcess.USER,
              DovecotProcess.PASSWORD,
              "--deliver",
              "maildir:" + server.maildir(),
              "--server",
              "dovecot");

      assertThat(rules("known deviation", printed)).containsExactlyElementsOf(KNOWN);
      assertThat(rules("passed", printed)).hasSizeGreaterThan(75).contains("arrival", "no-quit");

      String certificate = server.certificate().toString();
      for (List<String> encrypted :
          List.of(
              overTls(server.pop3s(), "--tls", certificate),
              overTls(server.pop3(), "--stls", certificate))) {
        assertThat(encrypted).last().asString().contains(" 0 failed, ");
        assertThat(rules("known deviation", encrypted)).isSubsetOf(KNOWN);
        assertThat(rules("passed", encrypted)).contains("uidl-stable", "retr-dots");
      }
    }
  }

  private static List<String> overTls(
      InetSocketAddress listener, String encryption, String certificate)
      throws IOException, InterruptedException {
    return suite(
        listener,
        DovecotProcess.USER,
        DovecotProcess.PASSWORD,
        encryption,
        "--ca",
        certificate,
        "--no-delivery",
        "--server",
        "dovecot");
  }
}
