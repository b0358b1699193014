package org.eaglemail.admin;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Room for so many questions at once that wait for other servers. For use by any thread. */
final class Room {
  private final Semaphore places;

  Room(int places) {
    this.places = new Semaphore(places);
  }

  /**
   * What the question gives.
   *
   * @throws TooManyProbes at once when there is no room for it
   */
  <T> T ask(Supplier<T> question) {
    if (!places.tryAcquire()) {
      throw new TooManyProbes();
    }
    try {
      return question.get();
    } finally {
      places.release();
    }
  }
}
