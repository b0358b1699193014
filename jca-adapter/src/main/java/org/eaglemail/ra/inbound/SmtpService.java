package org.eaglemail.ra.inbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.server.Connection;
import org.eaglemail.server.Session;
import org.eaglemail.server.SmtpServerSession;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.TlsOffer;

/** Speaks SMTP for {@code listener}, as its profile wants it. */
record SmtpService(SmtpListener listener, SmtpProfile profile) implements Service {

  /** Asks the application whether, and how, it will serve. */
  static SmtpService ask(SmtpListener listener) {
    return new SmtpService(listener, listener.opening());
  }

  @Override
  public Duration timeout() {
    return profile.limits().commandTimeout();
  }

  @Override
  public Optional<TlsOffer> tls() {
    return profile.tls();
  }

  @Override
  public String refusal() {
    // RFC 5321 §3.8: 421 may come at any time; here it comes in place of the greeting.
    return Reply.reply(421, "4.7.0", profile.hostname() + " Too many sessions, try again later")
        .text();
  }

  @Override
  public Predicate<InetAddress> proxies() {
    return profile.trust().proxies();
  }

  @Override
  public String refusalOfMany() {
    return Reply.reply(421, "4.7.0", profile.hostname() + " Too many sessions from your address")
        .text();
  }

  @Override
  public Session session(Connection connection) {
    return new SmtpServerSession(connection, listener, profile);
  }
}
