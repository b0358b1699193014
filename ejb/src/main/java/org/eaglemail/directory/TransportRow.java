package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.routing.Transport;
import org.jspecify.annotations.Nullable;

/** The row of a rule of the transport table. */
@Entity(name = "Transport")
@Table(name = "transport")
class TransportRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory")
  private long id;

  private String pattern = "";
  private String host = "";
  private int port;
  private @Nullable String tls;

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected TransportRow() {}

  TransportRow(Transport transport, Instant created) {
    this.pattern = transport.pattern().toString();
    this.host = transport.hostText();
    this.port = transport.port();
    this.tls = transport.tlsText().orElse(null);
    this.created = created;
  }

  Transport transport() {
    return Transport.of(pattern, host, port, Optional.ofNullable(tls));
  }

  TransportInfo info() {
    return new TransportInfo(id, pattern, host, port, Optional.ofNullable(tls), created);
  }
}
