package org.eaglemail.delivery;

/** A fault of our own in words: one line, for the log and for who looks at the queue. */
public final class Fault {
  private Fault() {}

  /** Its cause in the end, which says more than what the container wraps around it. */
  public static String words(Throwable fault) {
    Throwable root = fault;
    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root.toString().replaceAll("\\p{Cntrl}", "?");
  }
}
