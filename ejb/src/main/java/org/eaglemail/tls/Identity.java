package org.eaglemail.tls;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate, its chain and its key.
 *
 * @param chain the certificate itself first
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
  /** RFC 5280 §4.2.1.6. */
  private static final int DNS_NAME = 2;

  Identity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("there is no certificate");
    }
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  Instant expires() {
    return certificate().getNotAfter().toInstant();
  }

  /** The host names that it is for, in lower case; some with a wildcard as their first label. */
  List<String> names() {
    Collection<List<?>> names;
    try {
      names = Optional.ofNullable(certificate().getSubjectAlternativeNames()).orElse(List.of());
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return names.stream()
        .filter(name -> name.get(0).equals(DNS_NAME))
        .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Whether it is for that host (RFC 6125 §6.4: a wildcard stands for one label). */
  boolean isFor(String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    String wildcard = dot < 0 ? wanted : "*" + wanted.substring(dot);
    return names().stream().anyMatch(name -> name.equals(wanted) || name.equals(wildcard));
  }

  /** Whether both are for a common name, such as one of RSA and one of EC for the same host. */
  boolean sharesNameWith(Identity other) {
    return names().stream().anyMatch(other.names()::contains);
  }

  @Override
  public String toString() {
    return certificate().getSubjectX500Principal() + " " + names();
  }
}
