package org.eaglemail.filter.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.filter.MailFilter;
import org.eaglemail.filter.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spi.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The filters of all sessions. Where a listener has none, its sessions are not known here, and each
 * question is answered at once. Thread-safe; the questions of one session come one at a time.
 */
@ApplicationScoped
public class Filters {
  /**
   * A session that is not asked about for longer has ended unheard: RFC 5321 time-outs are less.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofHours(2);

  @Inject private Settings settings;
  @Inject private FilterBeans beans;

  private final Map<SmtpRole, List<MailFilter>> filters = new EnumMap<>(SmtpRole.class);
  private Optional<FilterCalls> calls = Optional.empty();
  private Cache<Long, SessionFilters> sessions = Caffeine.newBuilder().build();

  @PostConstruct
  void prepare() {
    for (SmtpRole role : SmtpRole.values()) {
      filters.put(role, beans.of(role));
    }
    sessions =
        Caffeine.newBuilder()
            .maximumSize((long) settings.sessionsMax() * SmtpRole.values().length)
            .expireAfterAccess(LONGEST_SILENCE)
            .scheduler(Scheduler.systemScheduler())
            .<Long, SessionFilters>removalListener(Filters::removed)
            .build();
    if (filters.values().stream().anyMatch(list -> !list.isEmpty())) {
      calls = Optional.of(new FilterCalls(settings.filterTimeout(), System::nanoTime));
    }
  }

  private static void removed(
      @Nullable Long number, @Nullable SessionFilters session, RemovalCause cause) {
    if (cause.wasEvicted()) {
      end(session);
    }
  }

  private static void end(@Nullable SessionFilters session) {
    if (session != null) {
      session.ended();
    }
  }

  /** Whether no filter looks at sessions of such listeners. */
  public boolean isEmpty(SmtpRole role) {
    return filters.getOrDefault(role, List.of()).isEmpty();
  }

  /** The optional calls that are wanted of such listeners: none without a filter. */
  public Set<Stage> stages(SmtpRole role) {
    return isEmpty(role) ? Set.of() : Set.of(Stage.values());
  }

  /** A client connected; or is known by another address now, and all begins anew. */
  public Decision connected(Client client, SmtpRole role) {
    if (isEmpty(role)) {
      return Decision.proceed();
    }
    SmtpSession session = SmtpSession.of(client, role);
    ended(session);
    return switch (of(session).ofClient(filter -> filter.connected(session))) {
      case Decision.Proceed go -> go;
      case Decision.Refuse(Reply reply) -> Decision.refuse(inPlaceOfBanner(reply));
    };
  }

  // RFC 5321 §4.3.2: 554; and 421, which any command may be answered with.
  private static Reply inPlaceOfBanner(Reply reply) {
    return new Reply(reply.isPermanent() ? 554 : 421, reply.status(), reply.lines());
  }

  /** A client said who it is. */
  public Decision greeted(SmtpSession session) {
    return isEmpty(session.role())
        ? Decision.proceed()
        : of(session).ofClient(filter -> filter.greeted(session));
  }

  /** A transaction begins. */
  public Decision sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    return isEmpty(session.role())
        ? Decision.proceed()
        : of(session).ofSender(filter -> filter.sender(session, sender, parameters));
  }

  /** A recipient is named. */
  public Decision recipient(
      SmtpSession session, EmailAddress recipient, RcptParameters parameters) {
    return isEmpty(session.role())
        ? Decision.proceed()
        : of(session).ofTransaction(filter -> filter.recipient(session, recipient, parameters));
  }

  /** The message is about to come. */
  public Decision data(Envelope envelope) {
    SmtpSession session = envelope.session();
    return isEmpty(session.role())
        ? Decision.proceed()
        : of(session).ofTransaction(filter -> filter.data(envelope));
  }

  /**
   * The message is there; in the transaction in which it will be stored.
   *
   * @throws IOException when it cannot be read
   */
  public Filtered message(Envelope envelope, MessageSource source) throws IOException {
    SmtpSession session = envelope.session();
    return isEmpty(session.role())
        ? new Filtered.Passed(envelope, source)
        : of(session).ofMessage(envelope, source);
  }

  /** A transaction ended without a message. */
  public void reset(SmtpSession session) {
    SessionFilters known = sessions.getIfPresent(session.client().session());
    if (known != null) {
      known.reset();
    }
  }

  /** A session ended. */
  public void ended(SmtpSession session) {
    end(sessions.asMap().remove(session.client().session()));
  }

  private SessionFilters of(SmtpSession session) {
    return sessions.get(session.client().session(), number -> begin(session));
  }

  private SessionFilters begin(SmtpSession session) {
    return new SessionFilters(
        filters.getOrDefault(session.role(), List.of()), session, calls.orElseThrow(), onError());
  }

  private Verdict onError() {
    return switch (settings.filterOnError()) {
      case DEFER -> Verdict.defer("Service unavailable - try again later");
      case ACCEPT -> Verdict.proceed();
    };
  }

  @PreDestroy
  void close() {
    sessions.asMap().values().forEach(SessionFilters::ended);
    calls.ifPresent(FilterCalls::close);
  }
}
