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
import org.eaglemail.routing.TransportLogin;
import org.eaglemail.spi.Credentials;
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

  @Column(name = "login_name")
  private @Nullable String loginName;

  /** Sealed for this row, see {@link SealedSecrets}. */
  @Column(name = "login_secret")
  private @Nullable String loginSecret;

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

  Transport transport(SealedSecrets secrets) {
    return Transport.of(pattern, host, port, Optional.ofNullable(tls)).as(login(secrets));
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

  void logIn(String name, String password, SealedSecrets secrets) {
    loginName = name;
    loginSecret = secrets.seal(id, password);
  }

  void logInNoMore() {
    loginName = null;
    loginSecret = null;
  }

  TransportInfo info() {
    return new TransportInfo(
        id, pattern, host, port, Optional.ofNullable(tls), Optional.ofNullable(loginName), created);
  }
}
