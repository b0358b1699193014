package org.eaglemail.filter.milter;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.MailFilter;
import org.eaglemail.filter.Verdict;
import org.eaglemail.filter.milter.protocol.Step;
import org.eaglemail.settings.MilterAddress;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/** A milter: a filter in another process. Thread-safe. */
final class MilterFilter implements MailFilter {
  private static final Logger LOG = System.getLogger(MilterFilter.class.getName());

  /** There is a limit for each answer, but a milter may ask for more time as often as it likes. */
  private static final Duration LIMIT_OF_A_STAGE = Duration.ofHours(1);

  private final MilterAddress address;
  private final MilterRules rules;
  private final Map<InetAddress, Integer> clients = new ConcurrentHashMap<>();

  /** A dialogue that began, and what the milter said of the client. */
  record Opened(MilterDialogue dialogue, Verdict verdict) {}

  MilterFilter(MilterAddress address, MilterRules rules) {
    this.address = address;
    this.rules = rules;
  }

  @Override
  public boolean wants(SmtpRole role) {
    return rules.roles().contains(role);
  }

  @Override
  public FilterSession begin(SmtpSession session) {
    clients.merge(client(session), 1, Integer::sum);
    return new MilterSession(this, session);
  }

  /** A session ended. */
  void left(SmtpSession session) {
    clients.computeIfPresent(client(session), (who, count) -> count > 1 ? count - 1 : null);
  }

  private static InetAddress client(SmtpSession session) {
    return session.client().remote().getAddress();
  }

  @Override
  public Optional<Duration> timeLimit() {
    return Optional.of(LIMIT_OF_A_STAGE);
  }

  /** What counts as the verdict of a milter that failed. */
  Verdict onError() {
    return switch (rules.onError()) {
      case TEMPFAIL -> Verdicts.UNAVAILABLE;
      case ACCEPT -> Verdict.proceed();
    };
  }

  /**
   * Connects, and tells of the client.
   *
   * @throws IOException when the milter cannot be had
   */
  Opened open(SmtpSession session) throws IOException {
    Duration limit = rules.timeouts().connect();
    return begin(MilterConnection.open(address.socketAddress(), limit), session);
  }

  private Opened begin(MilterConnection connection, SmtpSession session) throws IOException {
    Macros macros = new Macros(rules.hostname(), rules.local());
    macros.client(session.client(), clients.getOrDefault(client(session), 1));
    MilterDialogue dialogue = new MilterDialogue(connection, rules.timeouts(), macros);
    try {
      return new Opened(dialogue, dialogue.connect(session));
    } catch (IOException e) {
      close(connection);
      throw e;
    }
  }

  /** For the changes of a message. */
  Changes changes(MilterConnection connection) {
    return new Changes(
        connection.agreed().has(Step.HEADER_LEADING_SPACE), rules.temporary(), rules.bodyLimit());
  }

  /** Ends a dialogue. */
  void end(MilterDialogue dialogue) {
    try {
      dialogue.quit();
    } catch (IOException e) {
      LOG.log(DEBUG, () -> this + " was gone already: " + e);
    }
    close(dialogue.connection());
  }

  static void close(MilterConnection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      LOG.log(DEBUG, "a connection to a milter does not close", e);
    }
  }

  @Override
  public String toString() {
    return "milter " + address;
  }
}
