package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same archive on PostgreSQL, chosen by its settings alone. */
class PostgresIT {
  private static final String MESSAGE = "Subject: on PostgreSQL\r\n\r\n.dot\r\nna\u00efve\r\n";

  /** Dead connections are looked for every other second. */
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  @TempDir private Path directory;

  /** Without this it keeps nothing safe, and Eagle refuses it. */
  static EmbeddedPostgres.Builder durable() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on");
  }

  @Test
  void mailIsKeptAndQueuedThere() throws Exception {
    try (EmbeddedPostgres postgres = durable().start();
        EagleProcess eagle =
            EagleProcess.start(
                directory.resolve("data"),
                EaglePorts.free("127.0.7.6"),
                Map.of(
                    "eagle.db.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "eagle.db.user", "postgres",
                    "eagle.db.password", "postgres",
                    "eagle.relay.networks", "127.0.7.6/32,127.0.0.1/32"),
                "-Xmx256m")) {
      eagle.rest().createDomain("example.test");
      eagle.rest().createAccount("bob@example.test", "bob's secret");
      try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
        client.send("a@example.org", "bob@example.test", MESSAGE);
        client.send("a@example.org", "b@[127.0.7.66]", MESSAGE);
      }

      eagle.kill();
      eagle.restart();

      try (Pop3TestClient bob =
          new Pop3TestClient(eagle.pop3(), "bob@example.test", "bob's secret")) {
        assertThat(bob.retrieve(1)).endsWith(MESSAGE);
        bob.command("DELE 1");
        bob.command("QUIT");
      }
      try (Pop3TestClient bob =
          new Pop3TestClient(eagle.pop3(), "bob@example.test", "bob's secret")) {
        assertThat(bob.count()).isZero();
      }
      assertThat(eagle.rest().get("/api/v1/queue").body())
          .contains("b@[127.0.7.66]")
          .contains("\"waiting\":1");
      assertThat(directory.resolve("data").resolve("db")).doesNotExist();

      endConnections(postgres);
      await().atMost(RECOVERY).ignoreExceptions().until(() -> send(eagle));
    }
  }

  /** What a restart of PostgreSQL does to its clients. */
  private static void endConnections(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'eagle'");
    }
  }

  private static boolean send(EagleProcess eagle) throws IOException {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.send("a@example.org", "bob@example.test", MESSAGE);
      return true;
    }
  }
}
