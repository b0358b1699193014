package org.eaglemail.admin;

import java.util.List;

/** POP3 as JMX shows it, registered as {@code org.eaglemail:type=Pop3}. */
public interface Pop3MXBean {

  /** Writes down what that account's sessions say, from its next login on. */
  void startTrace(String address);

  /** Ends that at once, and forgets what was written. */
  void stopTrace(String address);

  /** What was written down, the oldest line first. */
  List<String> trace(String address);
}
