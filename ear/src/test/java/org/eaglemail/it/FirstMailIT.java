package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new user's first five minutes. */
class FirstMailIT {
  private static final String MESSAGE =
      "From: alice@example.test\r\nTo: bob@example.test\r\nSubject: first\r\n\r\n"
          + ".dot\r\n..two\r\nna\u00efve\r\n\r\n.\r\nend\r\n";

  @TempDir private Path directory;

  @Test
  void mailGoesFromAliceToBobAndSurvivesARestart() throws Exception {
    try (EagleProcess eagle =
        EagleProcess.start(directory.resolve("data"), EaglePorts.free("127.0.7.1"), Map.of())) {
      eagle.rest().createDomain("example.test");
      eagle.rest().createAccount("alice@example.test", "alice's secret");
      eagle.rest().createAccount("bob@example.test", "bob's secret");

      try (SmtpTestClient alice = new SmtpTestClient(eagle.submission())) {
        alice.authenticate("alice@example.test", "alice's secret");
        alice.send("alice@example.test", "bob@example.test", MESSAGE);
      }

      assertThat(bobsMail(eagle)).singleElement().asString().endsWith(MESSAGE);

      eagle.stop();
      eagle.restart();

      assertThat(bobsMail(eagle)).singleElement().asString().endsWith(MESSAGE);
    }
  }

  private static List<String> bobsMail(EagleProcess eagle) throws Exception {
    try (Pop3TestClient bob =
        new Pop3TestClient(eagle.pop3(), "bob@example.test", "bob's secret")) {
      return bob.retrieveAll();
    }
  }

  @Test
  void theFirstPasswordIsShownOnceAndWorks() throws Exception {
    Path data = directory.resolve("data");
    try (EagleProcess eagle =
        EagleProcess.start(
            data, EaglePorts.free("127.0.7.1"), Map.of("eagle.admin.password", ""))) {
      eagle.awaitOutput("  password ");
      String password =
          eagle
              .output()
              .lines()
              .filter(line -> line.startsWith("  password "))
              .map(line -> line.substring("  password ".length()).strip())
              .findFirst()
              .orElseThrow();

      assertThat(data.resolve("initial-admin-password")).doesNotExist();
      assertThat(rest(eagle, password).get("/api/v1/domains").statusCode()).isEqualTo(200);
      assertThat(rest(eagle, "wrong").get("/api/v1/domains").statusCode()).isEqualTo(401);

      eagle.stop();
      eagle.restart();

      assertThat(eagle.output()).doesNotContain("  password ");
      assertThat(Files.getPosixFilePermissions(data)).hasSize(3);
    }
  }

  private static RestClient rest(EagleProcess eagle, String password) {
    return new RestClient(eagle.rest().address(), "admin", password);
  }
}
