package org.eaglemail.launcher.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where somebody hands in letters, and fetches them.
 *
 * @param name of the group
 */
record Station(String name, Person user, InetSocketAddress submission, InetSocketAddress pop3) {
  private static final int WORDS = 5;
  private static final int MAX_PORT = 65_535;

  /** As {@link #parse} reads it. Has the password: for the owner's eyes only. */
  String line() {
    return String.join(
        " ", name, user.address(), user.password(), Site.text(submission), Site.text(pop3));
  }

  /**
   * Reads a line: name, address, password, submission and POP3 (IP address:port), with a blank
   * between each.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Station parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != WORDS || !words[1].contains("@")) {
      throw new IllegalArgumentException(
          "not a line with a name, an address, a password and two addresses with ports");
    }
    return new Station(
        words[0], new Person(words[1], words[2]), address(words[3]), address(words[4]));
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port >= 1 && port <= MAX_PORT) {
        return new InetSocketAddress(InetAddress.getByName(text.substring(0, colon)), port);
      }
    } catch (NumberFormatException | UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' is not an address with a port", e);
    }
    throw new IllegalArgumentException("'" + text + "' is not an address with a port");
  }
}
