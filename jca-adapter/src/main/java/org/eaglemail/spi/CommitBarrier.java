package org.eaglemail.spi;

import java.io.IOException;

/**
 * The step between a transaction's commit and its acknowledgement to the client. The adapter calls
 * it once, after {@code afterDelivery}, outside any transaction and without holding a bean
 * instance.
 */
@FunctionalInterface
public interface CommitBarrier {
  /** For work whose commit alone is enough. */
  CommitBarrier NONE = () -> {};

  /**
   * Returns when what was committed is on stable storage.
   *
   * @throws IOException when the transaction did not commit, or its durability cannot be vouched
   *     for: the client must not be told that it succeeded
   * @throws InterruptedException when the server stops before that is known
   */
  void await() throws IOException, InterruptedException;
}
