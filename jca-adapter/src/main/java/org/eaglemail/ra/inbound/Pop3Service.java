package org.eaglemail.ra.inbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.eaglemail.server.Connection;
import org.eaglemail.server.Pop3ServerSession;
import org.eaglemail.server.Session;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.spi.TlsOffer;

/** Speaks POP3 for {@code listener}, as its profile wants it. */
record Pop3Service(Pop3Listener listener, Pop3Profile profile) implements Service {

  /** Asks the application whether, and how, it will serve. */
  static Pop3Service ask(Pop3Listener listener) {
    return new Pop3Service(listener, listener.opening());
  }

  @Override
  public Duration timeout() {
    return profile.autologout();
  }

  @Override
  public Duration firstTimeout() {
    return profile.conduct().loginTimeout();
  }

  @Override
  public Optional<TlsOffer> tls() {
    return profile.tls();
  }

  @Override
  public String refusal() {
    // RFC 3206 §4: a condition that may clear by itself.
    return "-ERR [SYS/TEMP] Too many sessions, try again later";
  }

  @Override
  public Predicate<InetAddress> proxies() {
    return profile.proxies();
  }

  @Override
  public String refusalOfMany() {
    return "-ERR [SYS/TEMP] Too many sessions from your address, try again later";
  }

  @Override
  public Session session(Connection connection) {
    return new Pop3ServerSession(connection, listener, profile);
  }
}
