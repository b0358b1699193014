package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Authenticator;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail by Jakarta Mail (Angus), as other Jakarta EE applications send and fetch it. */
class JakartaMailIT {
  private static final String HOST = "localhost";
  private static final String ALICE = "alice@jakarta.test";
  private static final String BOB = "bob@jakarta.test";
  private static final String SECRET = "a long secret";

  @TempDir private static Path directory;

  private static int submissions;
  private static int pop3s;
  private static EagleProcess eagle;
  private static SSLSocketFactory sockets;

  @BeforeAll
  static void start() throws Exception {
    submissions = EaglePorts.free("127.0.0.1").smtp().getPort();
    pop3s = EaglePorts.free("127.0.0.1").pop3().getPort();
    eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free("127.0.0.1"),
            Map.of(
                "eagle.hostname", "mail.jakarta.test",
                "eagle.submissions.listen", "127.0.0.1:" + submissions,
                "eagle.pop3s.listen", "127.0.0.1:" + pop3s),
            "-Xmx256m");
    eagle.rest().createDomain("jakarta.test");
    for (String account : List.of(ALICE, BOB, "ren\u00e9@jakarta.test")) {
      eagle.rest().createAccount(account, SECRET);
    }
    sockets = Trust.in(Trust.certificate(eagle)).getSocketFactory();
  }

  @AfterAll
  static void stop() {
    if (eagle != null) {
      eagle.close();
    }
  }

  /** A session for a protocol and its port, with further properties of that protocol. */
  private static Session session(
      String protocol, int port, String user, Map<String, String> further) {
    Properties properties = new Properties();
    properties.put("mail.mime.allowutf8", "true");
    properties.put("mail.transport.protocol", protocol);
    properties.put("mail.store.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    properties.put(prefix + "host", HOST);
    properties.put(prefix + "port", Integer.toString(port));
    properties.put(prefix + "auth", "true");
    properties.put(prefix + "ssl.socketFactory", sockets);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    further.forEach((name, value) -> properties.put(prefix + name, value));
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, SECRET);
          }
        });
  }

  private static Session starttls(String mechanism) {
    return session(
        "smtp",
        eagle.submission().getPort(),
        ALICE,
        Map.of("starttls.required", "true", "auth.mechanisms", mechanism));
  }

  private static SMTPMessage message(Session session, String to, String subject)
      throws MessagingException {
    SMTPMessage message = new SMTPMessage(session);
    message.setFrom(new InternetAddress(ALICE));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject);
    message.setText(".dot\r\n\u00e9\r\n", StandardCharsets.UTF_8.name());
    return message;
  }

  private static List<String> subjects(String user) throws MessagingException {
    try (Store store = session("pop3s", pop3s, user, Map.of()).getStore()) {
      store.connect();
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        return Stream.of(inbox.getMessages()).map(JakartaMailIT::subject).toList();
      }
    }
  }

  private static String subject(Message message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN", "LOGIN"})
  void submitsAfterStarttls(String mechanism) throws Exception {
    Transport.send(message(starttls(mechanism), BOB, "by " + mechanism));

    assertThat(subjects(BOB)).contains("by " + mechanism);
  }

  @Test
  void submitsOverTlsFromTheStart() throws Exception {
    MimeMessage message =
        message(
            session("smtp", submissions, ALICE, Map.of("ssl.enable", "true")),
            BOB,
            "over TLS \u00fc");
    Transport.send(message);

    assertThat(subjects(BOB)).contains("over TLS \u00fc");
  }

  @Test
  void asksForANotification() throws Exception {
    SMTPMessage message = message(starttls("PLAIN"), BOB, "to be notified of");
    message.setNotifyOptions(SMTPMessage.NOTIFY_SUCCESS);
    message.setReturnOption(SMTPMessage.RETURN_HDRS);
    Transport.send(message);

    assertThat(subjects(BOB)).contains("to be notified of");
    // RFC 3461 §5.2.2: it is in the mailbox when it is acknowledged, and so is the notification.
    assertThat(subjects(ALICE)).isNotEmpty();
  }

  @Test
  void writesToAnAddressInUtf8() throws Exception {
    Session session = starttls("PLAIN");
    Transport.send(message(session, "ren\u00e9@jakarta.test", "for Ren\u00e9"));

    try (Pop3TestClient rene =
        new Pop3TestClient(eagle.pop3(), "ren\u00c3\u00a9@jakarta.test", SECRET)) {
      assertThat(rene.count()).isEqualTo(1);
    }
  }

  @Test
  void hearsWhoIsNotHere() {
    assertThatThrownBy(
            () -> Transport.send(message(starttls("PLAIN"), "nobody@jakarta.test", "never")))
        .isInstanceOf(SendFailedException.class)
        .rootCause()
        .hasMessageContaining("550 5.1.1");
  }
}
