package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eagles, which know each other by DNS alone, exchange mail. */
class LabIT {
  private static final String NETWORK = "127.0.31";
  private static final int MOST_GROUPS = 5;
  private static final Duration BOUNCE_LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @ParameterizedTest(name = "DNS by {0}")
  @ValueSource(strings = {"named", "zone file"})
  void mailGoesThereAndBackAndFailuresComeHome(String dns) throws Exception {
    boolean named = dns.equals("named");
    assumeTrue(!named || required("named") || installed("named"), "named is not installed");
    try (LabProcess lab = LabProcess.start(words(named))) {
      String story = lab.awaitUp();

      assertThat(story)
          .contains("Subject: Re: Does it work?")
          .containsPattern("beta\\.test MX\\? 10 mail\\.beta\\.test\\.")
          .containsPattern(
              "Received: from mail\\.alpha\\.test \\(\\[127\\.0\\.31\\.1\\]\\) \\(using TLSv1\\.3 .*\\) by mail\\.beta\\.test .*bob@beta")
          .containsPattern(
              "Received: from mail\\.beta\\.test \\(\\[127\\.0\\.31\\.2\\]\\) \\(using TLSv1\\.3 .*\\) by mail\\.alpha\\.test .*alice@alpha");
      assertThat(lab.children()).hasSize(named ? 3 : 2);

      assertThat(bounceOf(lab, "nobody@beta.test"))
          .contains("multipart/report", "nobody@beta.test", "550", "5.1.1", "mail.beta.test");
      // RFC 7505 §4.2.
      assertThat(bounceOf(lab, "anybody@closed.test"))
          .contains("multipart/report", "anybody@closed.test", "5.1.10");

      List<ProcessHandle> children = lab.children();
      lab.stop();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      // Each was asked, not killed.
      assertThat(directory.resolve("lab/alpha.log")).content().contains("stopping;");
      assertThat(directory.resolve("lab/beta.log")).content().contains("stopping;");
    }
  }

  @Test
  void ofFiveGroupsEachReachesEach() throws Exception {
    List<String> words = new ArrayList<>(words(false));
    words.addAll(List.of("--groups", "5"));
    try (LabProcess lab = LabProcess.start(words)) {
      assertThat(lab.awaitUp()).containsPattern(row("alpha")).containsPattern(row("epsilon"));
      assertThat(lab.children()).hasSize(5);

      String again =
          LabProcess.run(List.of("--matrix", "--directory", directory.resolve("lab").toString()));

      for (String group : List.of("alpha", "beta", "gamma", "delta", "epsilon")) {
        assertThat(again).containsPattern(row(group));
      }
      lab.stop();
    }
  }

  /** What one group's letters to all five took. */
  private static String row(String from) {
    return "\\| +" + from + "( +\\d+ ms){5}\n";
  }

  /** Alice writes to somebody who cannot be reached; returns the next message in her maildrop. */
  private static String bounceOf(LabProcess lab, String recipient) throws Exception {
    int before = alicesMail(lab).size();
    try (SmtpTestClient alice = new SmtpTestClient(lab.address("mail.alpha.test", "submission"))) {
      alice.authenticate("alice@alpha.test", password(lab));
      alice.send("alice@alpha.test", recipient, "Subject: to nowhere\r\n\r\nHello?\r\n");
    }
    return await()
        .atMost(BOUNCE_LIMIT)
        .until(() -> alicesMail(lab), mail -> mail.size() > before)
        .getLast();
  }

  private static List<String> alicesMail(LabProcess lab) throws IOException {
    try (Pop3TestClient alice = aliceOpens(lab)) {
      return alice.retrieveAll();
    }
  }

  /** A session that ended by closing may hold the maildrop a moment longer. */
  private static Pop3TestClient aliceOpens(LabProcess lab) {
    return await()
        .ignoreExceptions()
        .until(
            () ->
                new Pop3TestClient(
                    lab.address("mail.alpha.test", "POP3"), "alice@alpha.test", password(lab)),
            client -> true);
  }

  private static String password(LabProcess lab) {
    return lab.shown("mail.alpha.test", "alice@alpha.test +password");
  }

  private List<String> words(boolean named) throws IOException {
    List<String> words =
        List.of(
            "--directory",
            directory.resolve("lab").toString(),
            "--network",
            NETWORK,
            "--add-to-ports",
            Integer.toString(freeShift()));
    return named ? Stream.concat(words.stream(), Stream.of("--named")).toList() : words;
  }

  /** What to add to the lab's ports so that they are free. */
  private static int freeShift() throws IOException {
    for (int shift = 30_000; shift < 31_000; shift++) {
      if (isFree(2525 + shift)
          && isFree(2587 + shift)
          && isFree(2110 + shift)
          && isFree(8080 + shift)) {
        return shift;
      }
    }
    throw new IOException("no free ports");
  }

  private static boolean isFree(int port) {
    for (int host = 1; host <= MOST_GROUPS; host++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getByName(NETWORK + "." + host), port));
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  private static boolean required(String tool) {
    return List.of(System.getProperty("eagle.test.require", "").split(",", -1)).contains(tool);
  }

  private static boolean installed(String tool) {
    return Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin")
        .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
  }
}
