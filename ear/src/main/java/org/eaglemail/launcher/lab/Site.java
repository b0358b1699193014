package org.eaglemail.launcher.lab;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One side of the lab: a mail domain, its Eagle, and the person who has a mailbox there.
 *
 * @param name of the side, as in the zone file
 * @param address the loopback address that its MX record leads to
 * @param ports what is added to every port
 * @param administrator user name and password of its console
 */
record Site(String name, String address, int ports, Person user, Person administrator) {
  private static final int SMTP = 2525;
  private static final int SUBMISSION = 2587;
  private static final int POP3 = 2110;
  private static final int HTTP = 8080;

  /** The sides' names, and who has a mailbox there: most of a lab. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("alpha", "alice"),
          List.of("beta", "bob"),
          List.of("gamma", "carol"),
          List.of("delta", "dave"),
          List.of("epsilon", "erin"),
          List.of("zeta", "frank"),
          List.of("eta", "grace"),
          List.of("theta", "heidi"),
          List.of("iota", "ivan"));

  static final int MOST = NAMES.size();

  /**
   * The first {@code count} sides, with new passwords.
   *
   * @param network the first three octets of their addresses; the first side is on {@code .1}
   * @param ports what is added to every port
   */
  static List<Site> first(int count, String network, int ports) {
    List<Site> sites = new ArrayList<>(count);
    for (List<String> names : NAMES.subList(0, count)) {
      String name = names.getFirst();
      sites.add(
          new Site(
              name,
              network + "." + (sites.size() + 1),
              ports,
              Person.at(names.getLast() + "@" + name + ".test"),
              Person.at("admin")));
    }
    return List.copyOf(sites);
  }

  /** Where its user hands in letters and fetches them. */
  Station station() {
    return new Station(name, user, submission(), pop3());
  }

  String domain() {
    return name + ".test";
  }

  String host() {
    return "mail." + domain();
  }

  InetSocketAddress smtp() {
    return at(SMTP);
  }

  InetSocketAddress submission() {
    return at(SUBMISSION);
  }

  InetSocketAddress pop3() {
    return at(POP3);
  }

  /** Console and REST interface; no slash at the end. */
  String url() {
    return "http://" + text(HTTP);
  }

  private InetSocketAddress at(int port) {
    return new InetSocketAddress(address, port + ports);
  }

  private String text(int port) {
    return text(at(port));
  }

  /** As it is written in a setting or a command. */
  static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /**
   * What its Eagle is told, as environment variables.
   *
   * @param data where it keeps its data
   */
  Map<String, String> environment(String data) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("EAGLE_HOSTNAME", host());
    settings.put("EAGLE_DATA", data);
    settings.put("EAGLE_ADMIN_PASSWORD", administrator.password());
    settings.put("EAGLE_SMTP_LISTEN", text(SMTP));
    settings.put("EAGLE_SUBMISSION_LISTEN", text(SUBMISSION));
    settings.put("EAGLE_POP3_LISTEN", text(POP3));
    // All sides would want the same addresses.
    settings.put("EAGLE_SUBMISSIONS_LISTEN", "off");
    settings.put("EAGLE_POP3S_LISTEN", "off");
    settings.put("EAGLE_HTTP_LISTEN", text(HTTP));
    // An MX record names a host but no port (RFC 5321 §4.5.4.2 takes 25 for granted), and 25 is for
    // the superuser: all agree on another.
    settings.put("EAGLE_SMTP_CLIENT_PORT", Integer.toString(SMTP + ports));
    settings.put("EAGLE_SMTP_CLIENT_BIND", address);
    return settings;
  }
}
