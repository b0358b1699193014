package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spool.QueueId;
import org.junit.jupiter.api.Test;

class TraceHeaderTest {
  private static final Domain HOST = Domain.parse("mail.example.test");
  private static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 3, 4, 5, 6, 7, 0, ZoneId.of("Europe/Berlin"));

  @Test
  void namesClientServerProtocolIdRecipientAndTime() throws UnknownHostException {
    assertThat(received("client.example.org", "192.0.2.7", "bob@example.test"))
        .isEqualTo(
            "Received: from client.example.org ([192.0.2.7])\r\n"
                + "\tby mail.example.test (Eagle) with ESMTPA id 000000FM\r\n"
                + "\tfor <bob@example.test>; Wed, 4 Mar 2026 05:06:07 +0100\r\n");
  }

  @Test
  void namesNoRecipientOfSeveral() throws UnknownHostException {
    assertThat(received("c", "192.0.2.7", "bob@example.test", "eve@example.test"))
        .doesNotContain("bob")
        .doesNotContain("eve");
  }

  @Test
  void tagsIpv6() throws UnknownHostException {
    assertThat(received("c", "2001:db8::1", "bob@example.test"))
        .contains("([IPv6:2001:db8:0:0:0:0:0:1])");
  }

  @Test
  void letsNoHeloBreakOut() throws UnknownHostException {
    assertThat(received("a) by (evil;\r\nX: y", "192.0.2.7", "bob@example.test"))
        .startsWith("Received: from a??by??evil???X:?y ([192.0.2.7])\r\n");
  }

  @Test
  void tellsOfEncryptionAndOfTheClientsName() throws UnknownHostException {
    InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 12345);
    Client client =
        new Client(
            1,
            "smtp",
            new InetSocketAddress(25),
            remote,
            Optional.of("mx.example.org"),
            Optional.of(new Encryption("TLSv1.3", "TLS_AES_256_GCM_SHA384", Optional.empty())));
    assertThat(received("c", client, "bob@example.test"))
        .startsWith(
            "Received: from c (mx.example.org [192.0.2.7])\r\n"
                + "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)\r\n"
                + "\tby mail.example.test (Eagle) with ESMTPSA id ");
  }

  private static String received(String helo, String client, String... recipients)
      throws UnknownHostException {
    InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName(client), 12345);
    return received(helo, Client.of(1, "smtp", new InetSocketAddress(25), remote), recipients);
  }

  private static String received(String helo, Client client, String... recipients) {
    SmtpSession session =
        new SmtpSession(client, SmtpRole.RELAY, helo, true, Optional.of("alice@example.test"));
    List<EnvelopeRecipient> to =
        Stream.of(recipients).map(EmailAddress::parse).map(EnvelopeRecipient::of).toList();
    Envelope envelope =
        new Envelope(
            session, ReversePath.nullSender(), MailParameters.NONE, to, Disposition.DELIVER);
    return new String(
        TraceHeader.received(envelope, HOST, new QueueId(500), AT), StandardCharsets.US_ASCII);
  }
}
