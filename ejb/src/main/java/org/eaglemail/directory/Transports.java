package org.eaglemail.directory;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportPattern;

/**
 * The operations on the transport table, for those who administer it. Transactions and exceptions
 * are as in {@link Directory}.
 */
@Stateless
public class Transports {
  /** The table is held in memory as a whole, so it has an end. */
  public static final int MAX_TRANSPORTS = 10_000;

  /** Characters of a name or password to log in with elsewhere. */
  private static final int MAX_LOGIN = 255;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Event<DirectoryChange> changes;
  @Inject private Clock clock;
  @Inject private SealedSecrets secrets;

  /**
   * Has this become of the mail of its pattern from now on. Logins are given later, by {@link
   * #logIn}.
   *
   * @throws AlreadyExists when the pattern has a transport
   * @throws InvalidEntry when the table is full
   */
  public TransportInfo create(Transport transport) {
    String canonical = transport.pattern().toString();
    if (rows().transport(canonical).isPresent()) {
      throw new AlreadyExists("transport for " + canonical);
    }
    if (rows().countTransports() >= MAX_TRANSPORTS) {
      throw new InvalidEntry("there are " + MAX_TRANSPORTS + " transports, the most there can be");
    }
    TransportRow row = new TransportRow(transport, clock.instant().truncatedTo(ChronoUnit.MICROS));
    rows().insert(row, "transport for " + canonical);
    changes.fire(new DirectoryChange.OfTransports());
    return row.info();
  }

  /**
   * The same for one server that is not asked for MX records.
   *
   * @param pattern see {@link TransportPattern#parse}
   * @param host a name or an address, see {@link Transport#of}
   * @param port 1 to 65535
   * @param tls see {@link org.eaglemail.protocol.smtp.TlsPolicy}; empty for what is usual
   * @throws AlreadyExists when the pattern has a transport
   * @throws InvalidEntry when one of them is not valid, or the table is full
   */
  public TransportInfo create(String pattern, String host, int port, Optional<String> tls) {
    return create(valid(() -> Transport.of(pattern, host, port, tls)));
  }

  /** Transports in the order in which they came. */
  public List<TransportInfo> list(Page page) {
    return rows().transports(page).stream().map(TransportRow::info).toList();
  }

  /** The transport of exactly that pattern. */
  public TransportInfo find(String pattern) {
    return require(pattern).info();
  }

  /**
   * Logs in to the servers of that pattern from now on (RFC 4954).
   *
   * @param host the one of them; empty for all
   * @param password is kept encrypted, and never shown
   * @throws InvalidEntry when the name or the password is empty, too long, or holds NUL
   * @throws NotFound when the pattern has no transport, or that has no such server
   */
  public TransportInfo logIn(String pattern, Optional<String> host, String name, String password) {
    requireText("user", name);
    requireText("password", password);
    TransportRow row = require(pattern);
    servers(row, host).forEach(server -> server.logIn(name, password, secrets));
    changes.fire(new DirectoryChange.OfTransports());
    return row.info();
  }

  /** From now on nobody logs in there. */
  public void logInNoMore(String pattern, Optional<String> host) {
    servers(require(pattern), host).forEach(SmarthostRow::logInNoMore);
    changes.fire(new DirectoryChange.OfTransports());
  }

  private static List<SmarthostRow> servers(TransportRow row, Optional<String> host) {
    List<SmarthostRow> servers =
        row.hosts().stream().filter(server -> host.map(server::isAt).orElse(true)).toList();
    if (servers.isEmpty()) {
      throw new NotFound("server " + host.orElse("of the transport"));
    }
    return servers;
  }

  private static void requireText(String field, String text) {
    if (text.isEmpty() || text.length() > MAX_LOGIN || text.indexOf(0) >= 0) {
      throw new InvalidEntry(
          field + " must have 1 to " + MAX_LOGIN + " characters, none of them NUL");
    }
  }

  /** From now on the recipients of {@code pattern} are looked up like any others. */
  public void delete(String pattern) {
    database.remove(require(pattern));
    changes.fire(new DirectoryChange.OfTransports());
  }

  private TransportRow require(String pattern) {
    String canonical = valid(() -> TransportPattern.parse(pattern)).toString();
    return rows()
        .transport(canonical)
        .orElseThrow(() -> new NotFound("transport for " + canonical));
  }

  private DirectoryRows rows() {
    return new DirectoryRows(database);
  }

  private static <T> T valid(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidEntry(String.valueOf(e.getMessage()), e);
    }
  }
}
