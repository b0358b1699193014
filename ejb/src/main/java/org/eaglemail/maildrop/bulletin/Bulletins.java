package org.eaglemail.maildrop.bulletin;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spool.Keepsake;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Spool;

/** The bulletins, for those who administer them. Each call is a transaction. */
@Stateless
public class Bulletins {
  /** Bulletins that are given out at a time. */
  public static final int MAX_BULLETINS = 1000;

  /** Those that count at a time. */
  static final String CURRENT = "b.ended is null and (b.expires is null or b.expires > :now)";

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Spool spool;
  @Inject private MaildropStore maildrops;
  @Inject private Event<BulletinChange> changes;
  @Inject private Clock clock;

  /**
   * Issues a bulletin: whom it is for gets it at the next login.
   *
   * @throws InvalidEntry when it would be over before it began, or there are too many
   */
  public BulletinInfo issue(NewBulletin wanted) {
    BulletinNumber number =
        database.find(BulletinNumber.class, BulletinNumber.KEY, LockModeType.PESSIMISTIC_WRITE);
    // Both databases keep microseconds: what is returned now is what is read later.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (wanted.expires().filter(at -> !at.isAfter(now)).isPresent()) {
      throw new InvalidEntry("expires: the time is past");
    }
    if (count(now) >= MAX_BULLETINS) {
      throw new InvalidEntry("there are " + MAX_BULLETINS + " bulletins, the most there can be");
    }
    Bulletin row = new Bulletin(number.next(), keep(wanted, now), wanted, now);
    database.persist(row);
    changes.fire(new BulletinChange());
    return row.info();
  }

  private QueueId keep(NewBulletin wanted, Instant now) {
    try {
      return spool.keep(
          new Keepsake(ReversePath.nullSender(), now, id -> new byte[0], wanted.message()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long count(Instant now) {
    return database
        .createQuery("select count(b) from Bulletin b where " + CURRENT, Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }

  /** Bulletins that are given out, in the order in which they were issued. */
  public List<BulletinInfo> list(Page page) {
    return current("b.id > :after order by b.id")
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultStream()
        .map(Bulletin::info)
        .toList();
  }

  /** One of them. */
  public BulletinInfo show(long id) {
    return require(id).info();
  }

  /** Takes one back: nobody is given it any more. Who has it keeps it. */
  public void end(long id) {
    require(id).end(clock.instant());
  }

  private Bulletin require(long id) {
    return current("b.id = :id")
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFound("bulletin " + id));
  }

  private TypedQuery<Bulletin> current(String condition) {
    return database
        .createQuery(
            "select b from Bulletin b where " + CURRENT + " and " + condition, Bulletin.class)
        .setParameter("now", clock.instant());
  }

  /**
   * Forgets bulletins that ended before, and lets go of the messages that no bulletin has any more.
   *
   * @param before long enough ago that no login under way still gives them
   * @return how many messages
   */
  public int sweep(Instant before) {
    database
        .createQuery("delete from Bulletin b where b.ended < :before or b.expires < :before")
        .setParameter("before", before)
        .executeUpdate();
    List<QueueId> orphans;
    try (Stream<Long> messages =
        database
            .createQuery(
                "select k.message from KeptMessage k where not exists"
                    + " (select b.id from Bulletin b where b.message = k.message)",
                Long.class)
            .setMaxResults(MAX_BULLETINS)
            .getResultStream()) {
      orphans = messages.map(QueueId::new).toList();
    }
    orphans.forEach(maildrops::letGo);
    return orphans.size();
  }
}
