package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site moves in with its spool files, and out again. */
class TransferIT {
  private static final String ALICE = "alice@moving.test";
  private static final String SECRET = "a long secret";

  /** As sendmail and qpopper leave it: with a pseudo message, state, and a quoted line. */
  private static final String SPOOL =
      """
      From MAILER-DAEMON Tue Nov 24 12:00:00 2026
      From: Mail System Internal Data <MAILER-DAEMON@moving.test>
      Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA
      X-IMAP: 1234567890 0000000002

      This text is part of the internal format of your mail folder.

      From bob@example.test Tue Nov 24 12:00:01 2026
      Return-Path: <bob@example.test>
      X-UIDL: 8f1b2e0c3d4a5b6c7d8e9f0a1b2c3d4e
      Status: RO
      Subject: one

      Dear Alice,

      >From now on I live
      From hand to mouth.

      .
      Bob

      From carol@example.test Tue Nov 24 12:00:02 2026
      Subject: two

      """;

  private static final List<String> MESSAGES =
      List.of(
          crlf(
              """
              Return-Path: <bob@example.test>
              Subject: one

              Dear Alice,

              From now on I live
              From hand to mouth.

              .
              Bob
              """),
          "Subject: two\r\n");

  @TempDir private Path directory;

  @Test
  void aSpoolFileMovesInAndOut() throws Exception {
    try (EagleProcess eagle = start()) {
      RestClient rest = eagle.rest();
      String imported = upload(rest, "mbox&withoutState=true", octets(SPOOL));
      assertThat(imported)
          .contains("\"state\":\"done\"", "\"imported\":2", "\"skipped\":1")
          .contains("\"position\":" + SPOOL.length());
      try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), ALICE, SECRET)) {
        assertThat(client.retrieveAll()).isEqualTo(MESSAGES);
        assertThat(client.command("UIDL 1")).contains("8f1b2e0c3d4a5b6c7d8e9f0a1b2c3d4e");
      }
      assertThat(upload(rest, "mbox", octets(SPOOL)))
          .as("once more")
          .contains("\"imported\":0", "\"skipped\":3");

      byte[] mbox = export(rest, "mbox");
      assertThat(new String(mbox, StandardCharsets.US_ASCII))
          .startsWith("From bob@example.test Tue Nov 24 12:00:01 2026\nReturn-Path:")
          .contains("\n>From now on I live\n>From hand to mouth.\n")
          .contains("\nBob\n\nFrom carol@example.test Tue Nov 24 12:00:02 2026\nSubject: two\n\n");
      assertThat(zipped(export(rest, "maildir"))).isEqualTo(MESSAGES);
      comesBack(eagle, "mbox", mbox);
      comesBack(eagle, "mboxcl2", export(rest, "mboxcl2"));
      comesBack(eagle, "maildir", export(rest, "maildir"));
    }
  }

  /** By command line: a directory of spool files, twice, a Maildir, and out again. */
  @Test
  void aSiteMovesByCommandLine() throws Exception {
    Path var = Files.createDirectories(directory.resolve("mail"));
    Files.writeString(var.resolve("alice"), SPOOL);
    Files.writeString(var.resolve("stranger"), SPOOL);
    Path maildir = directory.resolve("Maildir");
    Files.createDirectories(maildir.resolve("cur"));
    Files.createDirectories(maildir.resolve("new"));
    Files.writeString(maildir.resolve("new/10.a.host"), "Subject: three\n\n");
    try (EagleProcess eagle = start()) {
      String[] site = {"import", "--domain", "moving.test", "--without-state", var.toString()};
      assertThat(command(eagle, site))
          .contains("alice@moving.test: done, 2 messages, 1 left out", "stranger@moving.test: ")
          .endsWith("exit 1");
      assertThat(command(eagle, site)).contains("alice@moving.test: done, 0 messages");
      assertThat(
              command(
                  eagle, "import", "--account", ALICE, "--format", "maildir", maildir.toString()))
          .contains("done, 1 messages")
          .endsWith("exit 0");
      Path mbox = directory.resolve("alice.mbox");
      String[] export = {"export", "--account", ALICE, mbox.toString()};
      assertThat(command(eagle, export)).endsWith("exit 0");
      assertThat(mbox).hasBinaryContent(export(eagle.rest(), "mbox"));
      assertThat(command(eagle, export)).as("a file that is there").endsWith("exit 1");
      try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), ALICE, SECRET)) {
        assertThat(client.retrieveAll())
            .startsWith(MESSAGES.toArray(new String[0]))
            .endsWith("Subject: three\r\n\r\n");
      }
    }
  }

  private static String command(EagleProcess eagle, String... words) throws Exception {
    List<String> command = new ArrayList<>(EagleProcess.java());
    command.addAll(List.of("-jar", EagleProcess.jar().toString()));
    command.add(words[0]);
    command.addAll(List.of("--url", "http://" + EaglePorts.text(eagle.rest().address())));
    command.addAll(List.of(words).subList(1, words.length));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("EAGLE_ADMIN_PASSWORD", EagleProcess.PASSWORD);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "exit " + process.waitFor();
  }

  /** SIGKILL while a file on the server is read: it goes on by itself, and nothing is twice. */
  @Test
  void anImportSurvivesACrash() throws Exception {
    int count = 3000;
    StringBuilder spool = new StringBuilder();
    for (int i = 0; i < count; i++) {
      spool
          .append("From a@b.test Tue Nov 24 12:00:01 2026\nSubject: ")
          .append(i)
          .append("\n\n")
          .append("x".repeat(500))
          .append("\n\n");
    }
    try (EagleProcess eagle = start()) {
      Files.writeString(directory.resolve("spool/alice"), spool);
      assertThat(create(eagle.rest(), "../data/eagle.mv.db").statusCode()).isEqualTo(400);
      var created = create(eagle.rest(), "alice");
      assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
      String job = "/api/v1/imports/" + number(created.body(), "id");
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> number(eagle.rest().get(job).body(), "imported") > 0);
      eagle.kill();
      eagle.restart();
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> eagle.rest().get(job).body().contains("\"state\":\"done\""));
      assertThat(number(eagle.rest().get(job).body(), "imported")).isEqualTo(count);
      try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), ALICE, SECRET)) {
        assertThat(client.count()).isEqualTo(count);
        assertThat(client.retrieve(1)).startsWith("Subject: 0\r\n");
        assertThat(client.retrieve(count)).startsWith("Subject: " + (count - 1) + "\r\n");
      }
    }
  }

  /** What a client sends breaks off, and goes on where the server says. */
  @Test
  void anUploadGoesOn() throws Exception {
    try (EagleProcess eagle = start()) {
      String first = SPOOL.substring(0, SPOOL.indexOf("From carol"));
      String body = "{\"address\":\"%s\",\"total\":%d}".formatted(ALICE, SPOOL.length());
      String created = eagle.rest().post("/api/v1/imports", body).body();
      String content = "/api/v1/imports/" + number(created, "id") + "/content?offset=";
      assertThat(eagle.rest().postOctets(content + 7, octets(first)).statusCode()).isEqualTo(400);
      // It ends where a message ends: the import takes that for its end.
      assertThat(eagle.rest().postOctets(content + 0, octets(first)).body())
          .contains("\"imported\":1");
      assertThat(upload(eagle.rest(), "mbox", octets(SPOOL))).contains("\"imported\":1");
    }
  }

  private EagleProcess start() throws Exception {
    Files.createDirectories(directory.resolve("spool"));
    EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free("127.0.7.24"),
            Map.of(
                "eagle.import.directory",
                directory.resolve("spool").toString(),
                "eagle.admin.mail-reader",
                "on"),
            "-Xmx256m");
    eagle.rest().createDomain("moving.test");
    eagle.rest().createAccount(ALICE, SECRET);
    return eagle;
  }

  private static void comesBack(EagleProcess eagle, String format, byte[] mailbox)
      throws Exception {
    String address = format + "@moving.test";
    eagle.rest().createAccount(address, SECRET);
    String path = "/api/v1/accounts/" + address + "/maildrop/import?format=" + format;
    assertThat(eagle.rest().postOctets(path, mailbox).body()).contains("\"imported\":2");
    try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), address, SECRET)) {
      assertThat(client.retrieveAll()).as(format).isEqualTo(MESSAGES);
    }
  }

  private static HttpResponse<String> create(RestClient rest, String file) throws Exception {
    return rest.post(
        "/api/v1/imports", "{\"address\":\"%s\",\"file\":\"%s\"}".formatted(ALICE, file));
  }

  private static String upload(RestClient rest, String format, byte[] mailbox) throws Exception {
    return rest.postOctets(
            "/api/v1/accounts/" + ALICE + "/maildrop/import?format=" + format, mailbox)
        .body();
  }

  private static byte[] export(RestClient rest, String format) throws Exception {
    return rest.getOctets("/api/v1/accounts/" + ALICE + "/maildrop/export?format=" + format);
  }

  private static List<String> zipped(byte[] archive) throws IOException {
    List<String> messages = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          messages.add(crlf(new String(zip.readAllBytes(), StandardCharsets.US_ASCII)));
        }
      }
    }
    return messages;
  }

  private static long number(String json, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":(\\d+)").matcher(json);
    assertThat(found.find()).as(json).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }
}
