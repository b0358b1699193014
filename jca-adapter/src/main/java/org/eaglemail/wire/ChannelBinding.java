package org.eaglemail.wire;

import java.util.Optional;
import java.util.stream.Stream;

/** What ties a proof to the TLS session that it came over (RFC 5056). */
public enum ChannelBinding {
  /** Key material that only the two ends of this very session have (RFC 9266). */
  TLS_EXPORTER("tls-exporter"),
  /** The hash of the server's certificate (RFC 5929 §4.1). */
  TLS_SERVER_END_POINT("tls-server-end-point");

  private final String registeredName;

  ChannelBinding(String registeredName) {
    this.registeredName = registeredName;
  }

  /** The type of that name, letter case included, if it is known. */
  public static Optional<ChannelBinding> named(String name) {
    return Stream.of(values()).filter(type -> type.registeredName.equals(name)).findFirst();
  }

  /** The name as it is registered and written, such as {@code tls-exporter}. */
  public String registeredName() {
    return registeredName;
  }
}
