package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The queue as a whole, in numbers. Every method runs in the caller's transaction. */
@ApplicationScoped
public class QueueViews {
  /** The upper ends of the ages that are told apart, but for the last, which has none; minutes. */
  public static final List<Integer> AGES = List.of(5, 10, 20, 40, 80, 160, 320, 640, 1280);

  /** Lines of a shape at most. */
  public static final int MAX_LINES = 100;

  /** How long one view may take, in milliseconds: a queue may be very large. */
  private static final int TIMEOUT = 30_000;

  private static final String YOUNGER =
      IntStream.rangeClosed(1, AGES.size())
          .mapToObj(n -> "sum(case when m.received_at > ?" + n + " then 1 else 0 end)")
          .collect(Collectors.joining(", "));

  /** Whose domains are counted. */
  public enum By {
    RECIPIENT("r.domain"),
    SENDER(
        "case when m.sender = '' then '<>'"
            + " else lower(substring(m.sender from position('@' in m.sender) + 1)) end");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  /** Recipients that wait, over all messages. */
  public long waiting() {
    return entities
        .createQuery("select count(r) from Recipient r where r.due is not null", Long.class)
        .setHint("jakarta.persistence.query.timeout", TIMEOUT)
        .getSingleResult();
  }

  /**
   * The domains that most recipients wait for, those first; one query.
   *
   * @param limit 1 to {@link #MAX_LINES}
   */
  public List<QueueShape> shape(By by, Instant now, int limit) {
    Query query =
        entities
            .createNativeQuery(
                "select %1$s, count(*), %2$s from recipient r join message m on m.id = r.message_id"
                        .formatted(by.column, YOUNGER)
                    + " where r.state in ('WAITING', 'HELD') group by %s order by 2 desc, 1"
                        .formatted(by.column))
            .setHint("jakarta.persistence.query.timeout", TIMEOUT)
            .setMaxResults(limit);
    for (int n = 1; n <= AGES.size(); n++) {
      Instant youngest = now.minus(Duration.ofMinutes(AGES.get(n - 1)));
      query.setParameter(n, youngest.atOffset(ZoneOffset.UTC));
    }
    List<QueueShape> shapes = new ArrayList<>();
    for (Object row : query.getResultList()) {
      shapes.add(shape((Object[]) row));
    }
    return shapes;
  }

  private static QueueShape shape(Object[] row) {
    long total = ((Number) row[1]).longValue();
    List<Long> byAge = new ArrayList<>();
    long before = 0;
    for (int n = 2; n < row.length; n++) {
      long younger = ((Number) row[n]).longValue();
      byAge.add(younger - before);
      before = younger;
    }
    byAge.add(total - before);
    return new QueueShape((String) row[0], total, byAge);
  }
}
