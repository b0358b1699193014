package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The transcripts that run in memory, against the deployed server; all but those that need a
 * session's limits set otherwise, or a client on another machine.
 */
@OnSharedEagle
class DeployedTranscriptIT {
  private static final String DOMAIN = "example.test";
  private static final String ALICE = "alice@" + DOMAIN;
  private static final String PASSWORD = "secret-Eagle-1";

  /** What transcripts find in alice's maildrop. */
  static final List<String> MAILDROP =
      List.of(
          "Subject: one\r\n\r\nfirst\r\n",
          "Subject: two\r\n\r\n.one dot\r\n..two dots\r\n.\r\n",
          "Subject: three\r\n\r\n");

  static List<Transcript> smtp() throws IOException {
    return Transcripts.runnable("smtp", Set.of("accounts", "no-authentication", "tls"));
  }

  static List<Transcript> submission() throws IOException {
    return Transcripts.runnable("smtp", Set.of("accounts", "authentication", "submission", "tls"))
        .stream()
        .filter(transcript -> transcript.needs().contains("authentication"))
        .toList();
  }

  static List<Transcript> lmtp() throws IOException {
    return Transcripts.runnable("smtp", Set.of("accounts", "lmtp")).stream()
        .filter(transcript -> transcript.needs().contains("lmtp"))
        .toList();
  }

  static List<Transcript> pop3() throws IOException {
    return Transcripts.runnable("pop3", Set.of("accounts", "maildrop", "tls"));
  }

  @BeforeAll
  static void makeAccounts(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain(DOMAIN);
    eagle.rest().createAccount(ALICE, PASSWORD);
    eagle.rest().createAccount("bob@" + DOMAIN, PASSWORD);
  }

  @AfterAll
  static void nothingSmuggledWasTaken(EagleProcess eagle) throws Exception {
    for (String account : List.of(ALICE, "bob@" + DOMAIN)) {
      try (Pop3TestClient client = login(eagle, account)) {
        assertThat(client.retrieveAll()).noneMatch(mail -> mail.startsWith("Return-Path: <evil"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void smtp(Transcript transcript, EagleProcess eagle) throws IOException {
    run(transcript, eagle.smtp());
  }

  @ParameterizedTest
  @MethodSource
  void submission(Transcript transcript, EagleProcess eagle) throws IOException {
    run(transcript, eagle.submission());
  }

  @ParameterizedTest
  @MethodSource
  void lmtp(Transcript transcript, EagleProcess eagle) throws IOException {
    run(transcript, eagle.lmtp());
  }

  @ParameterizedTest
  @MethodSource
  void pop3(Transcript transcript, EagleProcess eagle) throws IOException {
    if (transcript.needs().contains("maildrop")) {
      fillMaildrop(eagle);
    }
    run(transcript, eagle.pop3());
  }

  private static void run(Transcript transcript, InetSocketAddress server) throws IOException {
    transcript.run(server.getAddress().getHostAddress(), server.getPort());
  }

  /** Brings alice's maildrop to what transcripts expect, whatever it is now. */
  private static void fillMaildrop(EagleProcess eagle) throws IOException {
    try (Pop3TestClient alice = login(eagle, ALICE)) {
      int count = alice.count();
      for (int number = 1; number <= count; number++) {
        alice.command("DELE " + number);
      }
      alice.command("QUIT");
    }
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      for (String message : MAILDROP) {
        client.send("carol@example.org", ALICE, message);
      }
    }
  }

  /** A session that a transcript left by closing may hold the maildrop a moment longer. */
  private static Pop3TestClient login(EagleProcess eagle, String account) {
    return await()
        .ignoreExceptions()
        .until(() -> new Pop3TestClient(eagle.pop3(), account, PASSWORD), client -> true);
  }
}
