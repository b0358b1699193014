package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Optional;
import org.eaglemail.routing.Smarthost;
import org.eaglemail.routing.TransportLogin;
import org.eaglemail.spi.Credentials;
import org.jspecify.annotations.Nullable;

/** The row of a server that a transport hands mail to. */
@Entity(name = "Smarthost")
@Table(name = "transport_host")
class SmarthostRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory")
  private long id;

  // Written for the database alone, as is the next.
  @SuppressWarnings("UnusedVariable")
  @ManyToOne
  @JoinColumn(name = "transport_id")
  private @Nullable TransportRow transport;

  @SuppressWarnings("UnusedVariable")
  private int place;

  private String host = "";
  private int port;
  private boolean mx;
  private int priority;
  private int weight;
  private @Nullable String tls;

  @Column(name = "login_name")
  private @Nullable String loginName;

  /** Sealed for this row, see {@link SealedSecrets}. */
  @Column(name = "login_secret")
  private @Nullable String loginSecret;

  /** For JPA. */
  protected SmarthostRow() {}

  SmarthostRow(TransportRow transport, int place, Smarthost smarthost) {
    this.transport = transport;
    this.place = place;
    this.host = smarthost.hostText();
    this.port = smarthost.port();
    this.mx = smarthost.mx();
    this.priority = smarthost.priority();
    this.weight = smarthost.weight();
    this.tls = smarthost.tlsText().orElse(null);
  }

  Smarthost smarthost(SealedSecrets secrets) {
    return Smarthost.of(host, port)
        .byMx(mx)
        .ranked(priority, weight)
        .secured(Optional.ofNullable(tls))
        .as(login(secrets));
  }

  private Optional<TransportLogin> login(SealedSecrets secrets) {
    String name = loginName;
    String secret = loginSecret;
    if (name == null || secret == null) {
      return Optional.empty();
    }
    return Optional.of(
        secrets
            .open(id, secret)
            .<TransportLogin>map(open -> new TransportLogin.As(Credentials.of(name, open)))
            .orElseGet(TransportLogin.Unreadable::new));
  }

  boolean isAt(String name) {
    return host.equalsIgnoreCase(name);
  }

  void logIn(String name, String password, SealedSecrets secrets) {
    loginName = name;
    loginSecret = secrets.seal(id, password);
  }

  void logInNoMore() {
    loginName = null;
    loginSecret = null;
  }

  SmarthostInfo info() {
    return new SmarthostInfo(
        host, port, mx, priority, weight, Optional.ofNullable(tls), Optional.ofNullable(loginName));
  }
}
