package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eaglemail.routing.Transport;

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

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected TransportRow() {}

  TransportRow(String pattern, String host, int port, Instant created) {
    this.pattern = pattern;
    this.host = host;
    this.port = port;
    this.created = created;
  }

  Transport transport() {
    return Transport.of(pattern, host, port);
  }

  TransportInfo info() {
    return new TransportInfo(id, pattern, host, port, created);
  }
}
