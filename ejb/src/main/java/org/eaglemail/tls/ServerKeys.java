package org.eaglemail.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives each client the certificate for the name it asks for (RFC 6066 §3), of a kind of key that
 * it understands; the first one when it asks for none or for an unknown name. Identities can be
 * replaced at any time: a handshake under way ends with those it began with.
 */
final class ServerKeys extends X509ExtendedKeyManager {
  private record Generation(long number, List<Identity> identities) {}

  private volatile Generation current;
  private volatile Generation previous;

  ServerKeys(List<Identity> identities) {
    current = new Generation(0, List.copyOf(identities));
    previous = current;
  }

  /** Shows these from now on; at least one. */
  synchronized void replace(List<Identity> identities) {
    previous = current;
    current = new Generation(previous.number() + 1, List.copyOf(identities));
  }

  List<Identity> identities() {
    return current.identities();
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    Generation now = current;
    return choose(now.identities(), keyType, requestedName(engine.getHandshakeSession()))
        .map(identity -> now.number() + ":" + now.identities().indexOf(identity))
        .orElse(null);
  }

  /**
   * The identity for a client.
   *
   * @param keyType the algorithm of its key
   * @param host the name asked for, if any
   */
  static Optional<Identity> choose(
      List<Identity> identities, String keyType, Optional<String> host) {
    Identity first = identities.get(0);
    boolean known = host.isPresent() && identities.stream().anyMatch(i -> i.isFor(host.get()));
    return identities.stream()
        .filter(
            identity ->
                known
                    ? identity.isFor(host.orElseThrow())
                    : identity.equals(first) || identity.sharesNameWith(first))
        .filter(identity -> identity.key().getAlgorithm().equals(keyType))
        .findFirst();
  }

  private static Optional<String> requestedName(@Nullable SSLSession handshake) {
    if (!(handshake instanceof ExtendedSSLSession session)) {
      return Optional.empty();
    }
    return session.getRequestedServerNames().stream()
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName())
        .findFirst();
  }

  private Optional<Identity> find(@Nullable String alias) {
    if (alias == null) {
      return Optional.empty();
    }
    int colon = alias.indexOf(':');
    long number = Long.parseLong(alias.substring(0, colon));
    int index = Integer.parseInt(alias.substring(colon + 1));
    for (Generation generation : List.of(current, previous)) {
      if (generation.number() == number) {
        return Optional.of(generation.identities().get(index));
      }
    }
    return Optional.empty();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    return find(alias).map(found -> found.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    return find(alias).map(Identity::key).orElse(null);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return null; // The adapter makes engines only.
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null; // It is no client's.
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
