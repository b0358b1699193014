package org.eaglemail.directory;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.routing.Smarthost;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportAction;
import org.eaglemail.routing.TransportPattern;
import org.jspecify.annotations.Nullable;

/** The row of a rule of the transport table. */
@Entity(name = "Transport")
@Table(name = "transport")
class TransportRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory")
  private long id;

  private String pattern = "";
  private String action = "";
  private @Nullable String note;

  @OneToMany(mappedBy = "transport", cascade = CascadeType.ALL)
  @OrderBy("place")
  private List<SmarthostRow> hosts = new ArrayList<>();

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected TransportRow() {}

  TransportRow(Transport transport, Instant created) {
    this.pattern = transport.pattern().toString();
    this.action = transport.action().keyword();
    this.note = transport.action().text().orElse(null);
    this.created = created;
    if (transport.action() instanceof TransportAction.Relay relay) {
      for (Smarthost host : relay.hosts()) {
        hosts.add(new SmarthostRow(this, hosts.size(), host));
      }
    }
  }

  Transport transport(SealedSecrets secrets) {
    return new Transport(
        TransportPattern.parse(pattern),
        TransportAction.of(
            action,
            hosts.stream().map(host -> host.smarthost(secrets)).toList(),
            Optional.ofNullable(note)));
  }

  List<SmarthostRow> hosts() {
    return hosts;
  }

  TransportInfo info() {
    return new TransportInfo(
        id,
        pattern,
        action,
        hosts.stream().map(SmarthostRow::info).toList(),
        Optional.ofNullable(note),
        created);
  }
}
