package org.eaglemail.directory.audit;

/**
 * Who does something.
 *
 * @param administrator the name of the login
 * @param client the address of the peer
 */
public record Actor(String administrator, String client) {
  /** Whoever came by JMX, which does not tell who that is. */
  public static final Actor JMX = new Actor("jmx", "");
}
