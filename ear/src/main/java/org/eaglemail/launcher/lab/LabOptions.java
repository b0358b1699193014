package org.eaglemail.launcher.lab;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the command line of the lab says.
 *
 * @param directory where the Eagles keep their data
 * @param network the first three octets of the loopback addresses they use
 * @param ports what is added to every port: listeners are on 2525, 2587, 2110 and 8080 plus this
 * @param groups how many Eagles there are, 2 to {@link Site#MOST}
 * @param matrix whether this only asks again, in a lab that is up, who can reach whom
 * @param named whether BIND serves the zone; else each Eagle reads the zone file
 * @param once whether the lab ends after the experiment
 * @param withParent whether it stops when the process ends that started it
 */
record LabOptions(
    Path directory,
    String network,
    int ports,
    int groups,
    boolean matrix,
    boolean named,
    boolean once,
    boolean withParent) {
  static final String USAGE =
      """
      java -jar eagle.jar lab [--groups N] [--named] [--once] [--directory DIR]
                              [--network 127.X.Y] [--add-to-ports N]
      java -jar eagle.jar lab --matrix [--directory DIR]

      Starts two Eagles, alpha.test and beta.test, sends a message from one to the other and the
      answer back, shows every step, and leaves them running for you until Ctrl-C.

        --groups N         N Eagles (2 to 9, else 2): alpha, beta, gamma, delta, epsilon, ...; shows
                           also who can reach whom, and in what time
        --matrix           shows that again, of a lab that is up in another terminal
        --named            DNS is a real name server, BIND's named; else both read the zone file
        --once             ends after the experiment: exit status 0 when it succeeded, else 1
        --directory DIR    where everything is kept, made anew at each start (eagle-lab)
        --network 127.X.Y  the loopback addresses: alpha is on 127.X.Y.1, beta on .2, ... (127.0.1)
        --add-to-ports N   the ports are 2525 (SMTP), 2587 (submission), 2110 (POP3) and 8080 (HTTP)
                           plus N (0)
      """;

  private static final int MAX_ADDED = 50_000;
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern NETWORK = Pattern.compile("127\\." + OCTET + "\\." + OCTET);

  LabOptions {
    if (!NETWORK.matcher(network).matches()) {
      throw new IllegalArgumentException("--network is 127.X.Y, not '" + network + "'");
    }
    if (groups < 2 || groups > Site.MOST) {
      throw new IllegalArgumentException("--groups is 2 to " + Site.MOST);
    }
    if (ports < 0 || ports > MAX_ADDED) {
      throw new IllegalArgumentException("--add-to-ports is 0 to " + MAX_ADDED);
    }
  }

  /** When nothing is said. */
  static LabOptions standard() {
    return new LabOptions(Path.of("eagle-lab"), "127.0.1", 0, 2, false, false, false, false);
  }

  /**
   * Reads the words after {@code lab}.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static LabOptions parse(List<String> words) {
    LabOptions read = standard();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      read =
          switch (word) {
            case "--groups" -> read.of(number(word, value(word, rest)));
            case "--matrix" -> read.onlyMatrix();
            case "--named" -> read.withNamed();
            case "--once" -> read.onlyOnce();
            case "--with-parent" -> read.stoppingWithParent();
            case "--directory" -> read.in(path(value(word, rest)));
            case "--network" -> read.on(value(word, rest));
            case "--add-to-ports" -> read.adding(number(word, value(word, rest)));
            default ->
                throw new IllegalArgumentException(
                    "unknown argument '" + word + "'; lab --help shows all");
          };
    }
    return read;
  }

  private LabOptions of(int other) {
    return new LabOptions(directory, network, ports, other, matrix, named, once, withParent);
  }

  private LabOptions onlyMatrix() {
    return new LabOptions(directory, network, ports, groups, true, named, once, withParent);
  }

  private LabOptions withNamed() {
    return new LabOptions(directory, network, ports, groups, matrix, true, once, withParent);
  }

  private LabOptions onlyOnce() {
    return new LabOptions(directory, network, ports, groups, matrix, named, true, withParent);
  }

  private LabOptions stoppingWithParent() {
    return new LabOptions(directory, network, ports, groups, matrix, named, once, true);
  }

  private LabOptions in(Path other) {
    return new LabOptions(other, network, ports, groups, matrix, named, once, withParent);
  }

  private LabOptions on(String other) {
    return new LabOptions(directory, other, ports, groups, matrix, named, once, withParent);
  }

  private LabOptions adding(int other) {
    return new LabOptions(directory, network, other, groups, matrix, named, once, withParent);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("--directory: '" + text + "' is not a path", e);
    }
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + ": '" + text + "' is not a number", e);
    }
  }
}
