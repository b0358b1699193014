package org.eaglemail.server.sasl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.spi.Client;

/**
 * The mechanisms that a session has now. What is not announced is not taken either.
 *
 * @param configured those of the listener
 * @param announced those of them that this session has, in the same order
 * @param bindings the data of a channel binding by its registered name, such as {@code
 *     tls-exporter}; empty for what the session does not have
 */
public record SaslOffer(
    List<SaslMechanism> configured,
    List<SaslMechanism> announced,
    Function<String, Optional<byte[]>> bindings) {
  /** Of the two the one that any certificate has: a session with neither is not bound. */
  private static final List<String> BINDINGS = List.of("tls-exporter", "tls-server-end-point");

  public SaslOffer {
    configured = List.copyOf(configured);
    announced = List.copyOf(announced);
  }

  /** The mechanisms that fit the client's session, where passwords are shown to nobody else. */
  public static SaslOffer of(
      List<SaslMechanism> configured, Client client, Function<String, Optional<byte[]>> bindings) {
    return of(configured, ClearText.TLS, client, bindings);
  }

  /** The mechanisms that fit the client's session. */
  public static SaslOffer of(
      List<SaslMechanism> mechanisms,
      ClearText clearText,
      Client client,
      Function<String, Optional<byte[]>> bindings) {
    List<SaslMechanism> configured =
        mechanisms.stream().filter(mechanism -> clearText.permits(mechanism, true)).toList();
    boolean bindable =
        client.tls() && BINDINGS.stream().anyMatch(name -> bindings.apply(name).isPresent());
    List<SaslMechanism> announced =
        configured.stream()
            .filter(mechanism -> clearText.permits(mechanism, client.isPrivate()))
            .filter(mechanism -> bindable || mechanism != SaslMechanism.SCRAM_SHA_256_PLUS)
            .toList();
    return new SaslOffer(configured, announced, bindings);
  }

  /** Whether there is any. */
  public boolean isEmpty() {
    return announced.isEmpty();
  }

  /** Their names, one by one. */
  public Stream<String> keywords() {
    return announced.stream().map(SaslMechanism::keyword);
  }

  /** Their names with spaces between, for {@code AUTH} in EHLO and {@code SASL} in CAPA. */
  public String names() {
    return keywords().collect(Collectors.joining(" "));
  }

  /** Whether the mechanism may be used. */
  boolean has(SaslMechanism mechanism) {
    return announced.contains(mechanism);
  }

  /** Whether it is only for want of encryption that the mechanism may not be used. */
  boolean wantsEncryption(SaslMechanism mechanism, Client client) {
    return configured.contains(mechanism) && !client.tls();
  }
}
