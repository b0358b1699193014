package org.eaglemail.client;

/** Virtual threads for what nobody waits for, such as saying QUIT. */
public final class BackgroundThread {
  private BackgroundThread() {}

  /** Starts {@code action}; it inherits nothing that the container keeps with its threads. */
  public static void start(Runnable action) {
    Thread.ofVirtual()
        .name("eagle-smtp-client")
        .inheritInheritableThreadLocals(false)
        .start(action);
  }
}
