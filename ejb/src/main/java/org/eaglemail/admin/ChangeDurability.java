package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eaglemail.database.StableStorage;

/**
 * What an administrator is told is done survives a crash, as mail does: whoever acknowledges a
 * change waits here first, after its transaction.
 */
@ApplicationScoped
public class ChangeDurability {
  @Inject private StableStorage storage;

  /**
   * Returns when the changes that were committed before are on stable storage.
   *
   * @throws IllegalStateException when that cannot be vouched for
   */
  public void await() {
    try {
      storage.await();
    } catch (IOException e) {
      throw new IllegalStateException("the change may not survive a crash", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the change was safe", e);
    }
  }
}
