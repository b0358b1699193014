package org.eaglemail.filter.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/** A session for tests: alice@sender.test sends to bob@example.test. */
public final class TestSession {
  public static final Client CLIENT =
      Client.of(7, "smtp", at(25, 127, 0, 0, 1), at(40_000, 192, 0, 2, 9));
  public static final SmtpSession SESSION =
      new SmtpSession(CLIENT, SmtpRole.RELAY, "client.test", true, Optional.empty());
  public static final EmailAddress RECIPIENT = EmailAddress.parse("bob@example.test");
  public static final ReversePath SENDER = ReversePath.parse("alice@sender.test");

  private TestSession() {}

  private static InetSocketAddress at(int port, int... address) {
    byte[] octets = new byte[address.length];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) address[i];
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(octets), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The envelope of the one transaction. */
  public static Envelope envelope() {
    return new Envelope(
        SESSION,
        SENDER,
        MailParameters.NONE,
        List.of(EnvelopeRecipient.of(RECIPIENT)),
        Disposition.DELIVER);
  }

  /** A message in it. */
  public static FilteredMessage message(String text) {
    return new FilteredMessage(envelope(), new MemorySource(text));
  }
}
