package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
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
      Maildrops maildrops = new Maildrops(eagle, postgres);
      maildrops.prepare();

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
      findsTheQueue(eagle);
      plansByIndex(postgres);

      maildrops.areAsAnnounced();

      endConnections(postgres);
      await().atMost(RECOVERY).ignoreExceptions().until(() -> send(eagle));
    }
  }

  /** Each condition is written into a query. */
  private static void findsTheQueue(EagleProcess eagle) throws Exception {
    String whole =
        "sender=a@example.org&domain=[127.0.7.66]&minSize=1&maxSize=100000&minAge=PT0S&maxAge=P1D"
            .replace("[", "%5B")
            .replace("]", "%5D");
    assertThat(eagle.rest().get("/api/v1/queue?" + whole).body()).contains("b@[127.0.7.66]");
    assertThat(eagle.rest().get("/api/v1/queue?id=000000A1,000000A2&" + whole).body())
        .doesNotContain("b@[127.0.7.66]");
    assertThat(eagle.rest().post("/api/v1/queue/hold?why=odd&" + whole, "{}").body())
        .contains("\"messages\":1");
    assertThat(eagle.rest().get("/api/v1/queue?reason=odd&held=true").body())
        .contains("b@[127.0.7.66]");
    assertThat(eagle.rest().post("/api/v1/queue/release?" + whole, "{}").body())
        .contains("\"messages\":1");
    assertThat(
            eagle.rest().post("/api/v1/destinations/away.test/flush?subdomains=true", "{}").body())
        .contains("\"recipients\":0");
  }

  /** What the queue asks for again and again, and what ETRN asks for. */
  private static void plansByIndex(EmbeddedPostgres postgres) throws SQLException {
    assertThat(
            plan(
                postgres,
                "select id from recipient where urgency = 1 and due_at <= now()"
                    + " order by urgency, due_at limit 500"))
        .contains("recipient_due")
        .doesNotContain("Sort");
    assertThat(
            plan(
                postgres,
                "select id from recipient where domain = 'away.test' and id > 0"
                    + " order by domain, id limit 1000"))
        .contains("recipient_domain")
        .doesNotContain("Sort");
  }

  private static String plan(EmbeddedPostgres postgres, String query) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      // Of so few rows it would read them all.
      statement.execute("set enable_seqscan = off");
      statement.execute("set enable_bitmapscan = off");
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = statement.executeQuery("explain " + query)) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      return plan.toString();
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

  /**
   * What else has SQL of its own: expiry, quotas, bulletins of groups, aliases, lists, forwards.
   */
  private record Maildrops(EagleProcess eagle, EmbeddedPostgres postgres) {
    private static final String SECRET = "a long secret";

    /** Of ten messages: from nine tenths on the owner is told. */
    private static final int NEARLY_FULL = 9;

    void prepare() throws Exception {
      for (String name : List.of("old", "full", "ann", "ben")) {
        eagle.rest().createAccount(name + "@example.test", SECRET);
      }
      put("accounts/old@example.test/pop3", "{\"expireDays\":2}");
      put("domains/example.test/quota", "{\"messages\":10}");
      post("groups", "{\"name\":\"staff\"}");
      put("groups/staff/members/ann@example.test", "");
      post("bulletins", "{\"subject\":\"for staff\",\"text\":\"t\",\"group\":\"staff\"}");
      post("aliases", "{\"address\":\"@example.test\",\"targets\":[\"list@example.test\"]}");
      post(
          "lists",
          "{\"address\":\"list@example.test\",\"owner\":\"bob@example.test\",\"posting\":\"anyone\","
              + "\"members\":[\"ann@example.test\"]}");
      put(
          "accounts/ann@example.test/forward",
          "{\"targets\":[\"ben@example.test\"],\"keepCopy\":true}");
      try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
        client.send("a@example.org", "old@example.test", MESSAGE);
        client.send("a@example.org", "anybody@example.test", MESSAGE);
        for (int i = 0; i < NEARLY_FULL; i++) {
          client.send("a@example.org", "full@example.test", MESSAGE);
        }
      }
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "update message set received_at = received_at - interval '3 days' where id in"
                + " (select message_id from maildrop_entry where recipient = 'old@example.test')");
      }
    }

    /** Soon after the start what is past its days has gone, and who is nearly full was told. */
    void areAsAnnounced() throws Exception {
      assertThat(mail("ann"))
          .satisfiesExactlyInAnyOrder(
              listed -> assertThat(listed).contains("Subject: on PostgreSQL"),
              bulletin -> assertThat(bulletin).contains("Subject: for staff"));
      assertThat(mail("ben")).singleElement().asString().contains("Subject: on PostgreSQL");
      // Not by a session of his: while he has his maildrop open nothing expires in it.
      await()
          .atMost(RECOVERY)
          .until(
              () -> eagle.rest().get("/api/v1/accounts/old@example.test/maildrop/deleted").body(),
              deleted -> deleted.contains("\"recipient\":\"old@example.test\""));
      assertThat(mail("old")).isEmpty();
      await()
          .atMost(RECOVERY)
          .ignoreExceptions()
          .until(() -> mail("full").size() == NEARLY_FULL + 1);
      assertThat(mail("full"))
          .last()
          .asString()
          .startsWith("Return-Path: <>")
          .contains("Subject: Your mailbox is nearly full");
      try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
        assertThatThrownBy(() -> client.send("a@example.org", "full@example.test", MESSAGE))
            .hasMessageContaining("452 4.2.2");
      }
    }

    private List<String> mail(String name) throws IOException {
      try (Pop3TestClient client =
          new Pop3TestClient(eagle.pop3(), name + "@example.test", SECRET)) {
        List<String> all = client.retrieveAll();
        client.command("QUIT");
        return all;
      }
    }

    private void post(String path, String json) throws Exception {
      assertThat(eagle.rest().post("/api/v1/" + path, json).statusCode()).as(path).isEqualTo(201);
    }

    private void put(String path, String json) throws Exception {
      assertThat(eagle.rest().put("/api/v1/" + path, json).statusCode())
          .as(path)
          .isBetween(200, 204);
    }
  }
}
