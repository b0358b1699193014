package org.eaglemail.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The destinations that are paused. Every method runs in the caller's transaction. */
@ApplicationScoped
public class PauseStore {
  /** Most destinations that can be paused at once: each node keeps all of them in memory. */
  public static final int MAX_PAUSED = 1000;

  @PersistenceContext(unitName = "eagle")
  private EntityManager entities;

  /** All of them, by name. */
  public List<PausedDestination> all() {
    return entities
        .createQuery("select p from PausedDestination p order by p.name", PausedDestination.class)
        .setMaxResults(MAX_PAUSED)
        .getResultList();
  }

  /** Whether it is paused; if so, nobody ends the pause before the transaction has ended. */
  public boolean isPaused(String name) {
    return entities.find(PausedDestination.class, name, LockModeType.PESSIMISTIC_WRITE) != null;
  }

  /**
   * Pauses a destination, or changes the reason of one that is paused.
   *
   * @param name in lower case
   * @throws IllegalStateException when {@link #MAX_PAUSED} are paused
   */
  public void pause(String name, String reason, Instant now) {
    PausedDestination paused = entities.find(PausedDestination.class, name);
    if (paused != null) {
      paused.because(reason);
      return;
    }
    if (all().size() >= MAX_PAUSED) {
      throw new IllegalStateException("no more than " + MAX_PAUSED + " destinations are paused");
    }
    entities.persist(new PausedDestination(name, reason, now));
  }

  /**
   * Ends a pause. What it kept waiting is made due by {@link QueueControl#resume}.
   *
   * @return whether it was paused
   */
  public boolean end(String name) {
    PausedDestination paused = entities.find(PausedDestination.class, name);
    if (paused == null) {
      return false;
    }
    entities.remove(paused);
    return true;
  }
}
