package org.eaglemail.ra.inbound;

import java.util.concurrent.ThreadFactory;

/**
 * The adapter's threads, which inherit nothing. They outlive the call of the container that starts
 * them, and what that call's thread carries, such as Payara's record of the component that is being
 * invoked and the class loader of an application, is not theirs: the container sets both anew for
 * each call into a bean.
 */
final class Threads {
  private Threads() {}

  /** Starts a thread of the system, for work that waits for few and must not wait for others. */
  static Thread platform(String name, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false)
        .name("eagle-" + name)
        .start(work);
  }

  /** Makes a virtual thread for each session, numbered. */
  static ThreadFactory virtual(String name) {
    return Thread.ofVirtual()
        .inheritInheritableThreadLocals(false)
        .name("eagle-" + name + "-", 1)
        .factory();
  }
}
