package org.eaglemail.spi;

/**
 * A listener as JMX shows it, registered as {@code
 * org.eaglemail:type=Listener,name=<name>,address="<host:port>"} while its activation lives.
 */
public interface ListenerMXBean {
  /** The name of its activation: smtp, submission, pop3. */
  String getName();

  /** SMTP or POP3. */
  String getProtocol();

  /** {@code host:port} as bound. */
  String getAddress();

  /** OPEN, WAITING (for the application), FAILED or CLOSED. */
  String getState();

  /** Why it failed; empty otherwise. */
  String getFailure();

  /** Sessions under way. */
  int getSessions();

  /** The most sessions at once. */
  int getMaxSessions();

  /** Sessions since it opened. */
  long getSessionsTotal();

  /** Connections refused at the limit of sessions. */
  long getSessionsRefused();
}
