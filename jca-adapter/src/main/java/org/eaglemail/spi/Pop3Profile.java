package org.eaglemail.spi;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.eaglemail.protocol.Domain;

/**
 * How an application wants its POP3 listener to behave.
 *
 * @param hostname the name in the banner
 * @param maxErrors refused commands after which the session is ended
 * @param autologout how long to wait for a command of a logged-in session; ten minutes or more (RFC
 *     1939 §3)
 * @param tls none: sessions cannot be encrypted
 * @param proxies whose connections begin with a PROXY header, which says who the client is
 * @param methods how clients may log in
 * @param conduct what is a matter of taste
 * @param intake how messages are handed in; none: they are not
 */
public record Pop3Profile(
    Domain hostname,
    int maxErrors,
    Duration autologout,
    Optional<TlsOffer> tls,
    Predicate<InetAddress> proxies,
    Pop3LoginMethods methods,
    Pop3Conduct conduct,
    Optional<Pop3Intake> intake) {
  public static final int DEFAULT_MAX_ERRORS = 20;
  public static final Duration DEFAULT_AUTOLOGOUT = Duration.ofMinutes(10);

  public Pop3Profile {
    if (maxErrors < 1 || !autologout.isPositive()) {
      throw new IllegalArgumentException("limits of a POP3 profile must be positive");
    }
  }

  /** The defaults, for a server of that name. */
  public static Pop3Profile named(Domain hostname) {
    return new Pop3Profile(
        hostname,
        DEFAULT_MAX_ERRORS,
        DEFAULT_AUTOLOGOUT,
        Optional.empty(),
        address -> false,
        Pop3LoginMethods.DEFAULT,
        Pop3Conduct.DEFAULT,
        Optional.empty());
  }

  /** With TLS. */
  public Pop3Profile tls(TlsOffer offer) {
    return new Pop3Profile(
        hostname, maxErrors, autologout, Optional.of(offer), proxies, methods, conduct, intake);
  }

  /** With proxies. */
  public Pop3Profile proxies(Predicate<InetAddress> trusted) {
    return new Pop3Profile(hostname, maxErrors, autologout, tls, trusted, methods, conduct, intake);
  }

  /** With another limit of refused commands. */
  public Pop3Profile maxErrors(int most) {
    return new Pop3Profile(hostname, most, autologout, tls, proxies, methods, conduct, intake);
  }

  /** With other ways to log in. */
  public Pop3Profile methods(Pop3LoginMethods offered) {
    return new Pop3Profile(hostname, maxErrors, autologout, tls, proxies, offered, conduct, intake);
  }

  /** With another patience with those who are logged in. */
  public Pop3Profile autologout(Duration after) {
    return new Pop3Profile(hostname, maxErrors, after, tls, proxies, methods, conduct, intake);
  }

  /** With other manners. */
  public Pop3Profile conduct(Pop3Conduct manners) {
    return new Pop3Profile(hostname, maxErrors, autologout, tls, proxies, methods, manners, intake);
  }

  /** Taking messages. */
  public Pop3Profile intake(Pop3Intake terms) {
    return new Pop3Profile(
        hostname, maxErrors, autologout, tls, proxies, methods, conduct, Optional.of(terms));
  }
}
