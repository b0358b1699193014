package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Postfix that hands on all its mail to Eagle, over TLS and in the clear. It is an instance of
 * its own, with its own queue; the system's is not touched. Needs root, as Postfix does.
 */
@OnSharedEagle
class PostfixIT {
  private static final String BOB = "bob@postfix.test";
  private static final String CAROL = "carol@postfix.test";
  private static final String SECRET = "a long secret";
  private static final Duration DELIVERY = Duration.ofSeconds(60);

  @TempDir private static Path directory;

  private static Tool postfix;
  private static InetSocketAddress relay;

  @BeforeAll
  static void start(EagleProcess eagle) throws Exception {
    postfix = Tool.named("postfix");
    assumeThat(System.getProperty("user.name")).as("Postfix starts as root").isEqualTo("root");
    // Its processes run as users of their own, and have to get here.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    relay = EaglePorts.free("127.0.7.51").smtp();
    Files.createDirectory(directory.resolve("queue"));
    Files.createDirectory(directory.resolve("data"));
    Files.setOwner(
        directory.resolve("data"),
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
    Files.writeString(directory.resolve("master.cf"), master());
    Files.writeString(
        directory.resolve("transport"),
        "clear.test clear:[127.0.7.10]:%d%n".formatted(eagle.smtp().getPort()));
    Files.writeString(directory.resolve("main.cf"), main(eagle.smtp()));
    eagle.rest().createDomain("postfix.test");
    eagle.rest().createAccount(BOB, SECRET);
    eagle.rest().createAccount(CAROL, SECRET);
    eagle.rest().createDomain("clear.test");
    eagle.rest().createAccount("bob@clear.test", SECRET);
    postfix.run("-c", directory.toString(), "start");
  }

  /** What a queue that only relays needs of Debian's master.cf, nothing in a chroot. */
  private static String master() {
    return """
        %s:%d inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        clear unix - - n - - smtp -o smtp_tls_security_level=none
        error unix - - n - - error
        retry unix - - n - - error
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd
        """
        .formatted(relay.getAddress().getHostAddress(), relay.getPort());
  }

  private static String main(InetSocketAddress eagle) {
    return """
        compatibility_level = 3.6
        queue_directory = %1$s/queue
        data_directory = %1$s/data
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = %1$s/log
        maillog_file_prefixes = %1$s
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = relay.postfix.test
        mydestination =
        mynetworks = 127.0.0.0/8
        alias_maps =
        alias_database =
        smtp_dns_support_level = disabled
        smtp_host_lookup = native
        smtp_tls_security_level = encrypt
        relayhost = [%2$s]:%3$d
        transport_maps = texthash:%1$s/transport
        """
        .formatted(directory, eagle.getAddress().getHostAddress(), eagle.getPort());
  }

  @AfterAll
  static void stop() throws Exception {
    if (postfix != null && Files.exists(directory.resolve("queue/pid/master.pid"))) {
      postfix.run("-c", directory.toString(), "stop");
    }
  }

  private static String mail(EagleProcess eagle, String user, String text) {
    return await().atMost(DELIVERY).until(() -> find(eagle, user, text), found -> !found.isEmpty());
  }

  private static String find(EagleProcess eagle, String user, String text) throws IOException {
    try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), user, SECRET)) {
      return client.retrieveAll().stream()
          .filter(mail -> mail.contains(text))
          .findFirst()
          .orElse("");
    }
  }

  private static String log() throws IOException {
    return Files.readString(directory.resolve("log"), ISO_8859_1);
  }

  @Test
  void relaysOverTls(EagleProcess eagle) throws Exception {
    String text = "\r\n\r\n.dot\r\n..\r\n\u00c3\u00a9 8bit\r\nend\r\n";
    try (SmtpTestClient client = new SmtpTestClient(relay)) {
      client.send("carol@sender.test", BOB, "Subject: by Postfix" + text);
    }

    assertThat(mail(eagle, BOB, "Subject: by Postfix"))
        .startsWith("Return-Path: <carol@sender.test>\r\n")
        .contains("from relay.postfix.test (", " with ESMTPS", "TLSv1.3")
        .endsWith(text);
  }

  @Test
  void relaysInTheClear(EagleProcess eagle) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(relay)) {
      client.send("carol@sender.test", "bob@clear.test", "Subject: in the clear\r\n\r\nhello\r\n");
    }

    assertThat(mail(eagle, "bob@clear.test", "Subject: in the clear"))
        .contains(" with ESMTP ")
        .doesNotContain("ESMTPS");
  }

  /** Postfix passes on DSN and SMTPUTF8, and hears which recipient there is not. */
  @Test
  void passesOnWhatEagleOffers(EagleProcess eagle) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(relay)) {
      client.command(
          "MAIL FROM:<ren\u00c3\u00a9@sender.test> SMTPUTF8 BODY=8BITMIME RET=HDRS ENVID=e1",
          "250");
      client.command("RCPT TO:<nobody@postfix.test> NOTIFY=NEVER", "250");
      client.command("RCPT TO:<" + CAROL + "> NOTIFY=NEVER ORCPT=rfc822;" + CAROL, "250");
      client.command("DATA", "354");
      client.command("Subject: \u00c3\u00bc\r\n\r\nhello\r\n.", "250");
    }

    await()
        .atMost(DELIVERY)
        .untilAsserted(
            () ->
                assertThat(log())
                    .containsPattern("to=<nobody@postfix.test>.* dsn=5.1.1, status=bounced")
                    .containsPattern("to=<" + CAROL + ">.* dsn=2.0.0, status=sent"));
    try (LineSocket pop3 = new LineSocket(eagle.pop3())) {
      assertThat(pop3.read()).startsWith("+OK");
      for (String command : List.of("UTF8", "USER " + CAROL, "PASS " + SECRET, "RETR 1")) {
        pop3.writeLine(command);
        assertThat(pop3.read()).as(command).startsWith("+OK");
      }
      assertThat(pop3.read()).isEqualTo("Return-Path: <ren\u00c3\u00a9@sender.test>");
      assertThat(Stream.of(pop3.read(), pop3.read(), pop3.read()).toList())
          .anyMatch(line -> line.contains("with UTF8SMTPS"));
    }
  }
}
