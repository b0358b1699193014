package org.eaglemail.policy.greylist;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eaglemail.settings.GreylistTerms;
import org.eaglemail.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The greylist in the database. Each call is a transaction. */
@Stateless
public class Greylist {
  /** Triplets kept, some 150 octets each; beyond them nobody new is put off. */
  public static final long MAX_TRIPLETS = 1_000_000;

  /** A row that is in use is written again only after so long, so that most mail only reads. */
  static final Duration RENEWAL = Duration.ofDays(1);

  /** Rows that one statement removes. */
  static final int SWEEP = 10_000;

  /** Keys in one statement. */
  private static final int KEYS = 500;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private GreylistSize size;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** Records an attempt; tells how the triplet stands with it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Standing attempt(Triplet triplet) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    GreylistTerms terms = settings.greylistTerms();
    NetworkRow network = database.find(NetworkRow.class, triplet.network().toString());
    if (isKnown(network, now, terms)) {
      if (network.expires().isBefore(now.plus(terms.maxAge()).minus(RENEWAL))) {
        network.passes(network.passes(), now.plus(terms.maxAge()));
      }
      return new Standing.Known();
    }
    String digest = triplet.digest();
    TripletRow row = database.find(TripletRow.class, digest);
    Standing standing = standing(row, now, terms);
    if (standing instanceof Standing.Waiting) {
      begin(row, digest, now, terms);
    } else if (row != null) {
      pass(row, network, triplet, now, terms);
    }
    // Now, so that the caller sees when another session was quicker.
    database.flush();
    return standing;
  }

  /** Tells how the triplet would stand; changes nothing. */
  public Standing foresee(Triplet triplet) {
    Instant now = clock.instant();
    GreylistTerms terms = settings.greylistTerms();
    NetworkRow network = database.find(NetworkRow.class, triplet.network().toString());
    return isKnown(network, now, terms)
        ? new Standing.Known()
        : standing(database.find(TripletRow.class, triplet.digest()), now, terms);
  }

  private static boolean isKnown(@Nullable NetworkRow network, Instant now, GreylistTerms terms) {
    return network != null && network.passes() >= terms.passes() && network.expires().isAfter(now);
  }

  private Standing standing(@Nullable TripletRow row, Instant now, GreylistTerms terms) {
    if (row == null) {
      return size.triplets() >= MAX_TRIPLETS
          ? new Standing.Full()
          : new Standing.Waiting(terms.delay());
    }
    if (!row.expires().isAfter(now)) {
      return new Standing.Waiting(terms.delay());
    }
    Instant ready = row.firstSeen().plus(terms.delay());
    return row.passed() || !ready.isAfter(now)
        ? new Standing.Passed()
        : new Standing.Waiting(Duration.between(now, ready));
  }

  private void begin(@Nullable TripletRow row, String digest, Instant now, GreylistTerms terms) {
    Instant end = now.plus(terms.window());
    if (row == null) {
      database.persist(new TripletRow(digest, now, end));
      size.added();
    } else if (!row.expires().isAfter(now)) {
      row.begin(now, end);
    }
  }

  private void pass(
      TripletRow row,
      @Nullable NetworkRow network,
      Triplet triplet,
      Instant now,
      GreylistTerms terms) {
    Instant end = now.plus(terms.maxAge());
    if (row.passed()) {
      if (row.expires().isBefore(end.minus(RENEWAL))) {
        row.pass(end);
      }
      return;
    }
    row.pass(end);
    if (network == null) {
      NetworkRow first = new NetworkRow(triplet.network().toString());
      first.passes(1, end);
      database.persist(first);
    } else {
      // One that was not seen for long begins anew.
      network.passes(network.expires().isAfter(now) ? network.passes() + 1 : 1, end);
    }
  }

  /** Removes what has expired, a part of it; how many rows. */
  public int sweep() {
    Instant now = clock.instant();
    return remove("GreylistTriplet", "digest", now) + remove("GreylistNetwork", "network", now);
  }

  private int remove(String entity, String key, Instant now) {
    var expired =
        database
            .createQuery(
                "select g." + key + " from " + entity + " g where g.expires <= :now", String.class)
            .setParameter("now", now)
            .setMaxResults(SWEEP)
            .getResultList();
    int removed = 0;
    for (int from = 0; from < expired.size(); from += KEYS) {
      removed +=
          database
              .createQuery(
                  "delete from " + entity + " g where g." + key + " in :keys and g.expires <= :now")
              .setParameter("keys", expired.subList(from, Math.min(from + KEYS, expired.size())))
              .setParameter("now", now)
              .executeUpdate();
    }
    return removed;
  }

  /** How many triplets there are. */
  public long count() {
    return database
        .createQuery("select count(g) from GreylistTriplet g", Long.class)
        .getSingleResult();
  }
}
