package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail fetched by fetchmail, getmail, mutt and Python's poplib, in the clear and after STLS. */
@OnSharedEagle
class Pop3ClientsIT {
  private static final String DOMAIN = "pop3clients.test";
  private static final String SECRET = "secret-1";
  private static final String BODY = "Hello,\r\n.dot\r\n..\r\nend\r\n";
  private static final String POPLIB =
      """
      import poplib, ssl, sys
      host, port, user, password, authority = sys.argv[1:]
      context = ssl.create_default_context(cafile=authority)
      context.check_hostname = False
      box = poplib.POP3(host, int(port), timeout=30)
      box.capa()
      box.stls(context=context)
      box.user(user)
      box.pass_(password)
      count, octets = box.stat()
      lines = box.retr(1)[1]
      assert sum(len(line) + 2 for line in lines) == octets, (lines, octets)
      assert box.top(1, 0)[1] == lines[:lines.index(b'') + 1]
      assert len(box.uidl()[1]) == count == 1
      box.dele(1)
      box.quit()
      sys.stdout.buffer.write(b'\\n'.join(lines) + b'\\n')
      """;

  @TempDir private Path directory;

  @BeforeAll
  static void makeAccounts(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain(DOMAIN);
    for (String user : new String[] {"fetchmail", "getmail", "mutt", "poplib"}) {
      eagle.rest().createAccount(user + "@" + DOMAIN, SECRET);
      try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
        client.send("carol@example.org", user + "@" + DOMAIN, "Subject: x\r\n\r\n" + BODY);
      }
    }
  }

  private static String certificate(EagleProcess eagle) {
    return eagle.data().resolve("tls").resolve("self-signed.pem").toString();
  }

  private static void isFetched(String mail) {
    assertThat(mail.replace("\r\n", "\n")).contains("\n" + BODY.replace("\r\n", "\n"));
  }

  private static void isEmpty(EagleProcess eagle, String user) throws IOException {
    try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), user + "@" + DOMAIN, SECRET)) {
      assertThat(client.count()).isZero();
      client.command("QUIT");
    }
  }

  private Path privateFile(String name, String content) throws IOException {
    Path file =
        Files.createFile(
            directory.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }

  @Test
  void fetchmailVerifiesTheCertificateAfterStls(EagleProcess eagle) throws Exception {
    Tool fetchmail = Tool.named("fetchmail");
    InetSocketAddress pop3 = eagle.pop3();
    Path mailbox = directory.resolve("mailbox");
    Path settings =
        privateFile(
            "fetchmailrc",
            """
            poll %s protocol POP3 port %d username "fetchmail@%s" password "%s"
              sslproto "TLS1.2+" sslcertck sslcertfile "%s" sslcommonname "mail.shared.test"
              fetchall no rewrite mda "cat >> %s"
            """
                .formatted(
                    pop3.getAddress().getHostAddress(),
                    pop3.getPort(),
                    DOMAIN,
                    SECRET,
                    certificate(eagle),
                    mailbox));

    fetchmail.run(
        "--nodetach",
        "--fetchmailrc",
        settings.toString(),
        "--idfile",
        directory.resolve("ids").toString(),
        "--pidfile",
        directory.resolve("pid").toString());

    isFetched(Files.readString(mailbox, ISO_8859_1));
    isEmpty(eagle, "fetchmail");
  }

  @Test
  void getmailFetchesAndDeletes(EagleProcess eagle) throws Exception {
    Tool getmail = Tool.named("getmail");
    InetSocketAddress pop3 = eagle.pop3();
    Path mailbox = directory.resolve("mailbox");
    privateFile(
        "getmailrc",
        """
        [retriever]
        type = SimplePOP3Retriever
        server = %s
        port = %d
        username = getmail@%s
        password = %s
        [destination]
        type = MDA_external
        path = /usr/bin/tee
        arguments = ("%s",)
        allow_root_commands = true
        [options]
        delete = true
        """
            .formatted(
                pop3.getAddress().getHostAddress(), pop3.getPort(), DOMAIN, SECRET, mailbox));

    getmail.run("--getmaildir=" + directory, "--rcfile=getmailrc");

    isFetched(Files.readString(mailbox, ISO_8859_1));
    isEmpty(eagle, "getmail");
  }

  /** It wants a terminal, which script (of util-linux) gives to it. */
  @Test
  void muttCopiesAMessage(EagleProcess eagle) throws Exception {
    Tool mutt = Tool.named("mutt");
    Tool script = Tool.named("script");
    Path mailbox = directory.resolve("mailbox");
    Path settings =
        privateFile(
            "muttrc",
            """
            set pop_user="mutt@%s" pop_pass="%s" pop_delete=no quit=yes
            set ssl_starttls=no ssl_force_tls=no confirmappend=no confirmcreate=no
            push <copy-message>%s<enter><exit>
            """
                .formatted(DOMAIN, SECRET, mailbox));
    String box = "pop://" + EaglePorts.text(eagle.pop3()) + "/";

    script.run(
        "-qec",
        "env TERM=vt100 %s -F %s -f %s".formatted(mutt.program(), settings, box),
        "/dev/null");

    isFetched(Files.readString(mailbox, ISO_8859_1));
  }

  @Test
  void poplibCountsOctetsAfterStls(EagleProcess eagle) throws Exception {
    Tool python = Tool.named("python3");
    InetSocketAddress pop3 = eagle.pop3();

    byte[] fetched =
        python.run(
            "-c",
            POPLIB,
            pop3.getAddress().getHostAddress(),
            String.valueOf(pop3.getPort()),
            "poplib@" + DOMAIN,
            SECRET,
            certificate(eagle));

    isFetched(new String(fetched, UTF_8));
    isEmpty(eagle, "poplib");
  }
}
