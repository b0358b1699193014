package org.eaglemail.launcher.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of the suite says.
 *
 * @param words protocol, host, port, user and password, as far as they are there
 * @param authorities certificates in PEM; empty to trust any server
 * @param deliver how messages come into the maildrop; empty for not at all
 * @param recipient of what is delivered by SMTP or LMTP; empty for the user
 * @param selected parts of the names of rules; empty for all
 * @param folder of rules other than those that come with Eagle
 * @param server whose known deviations do not count
 * @param writeTo a directory for the messages; then no rule runs
 * @param list whether the rules are only listed
 */
record ConformanceOptions(
    List<String> words,
    Encryption encryption,
    Optional<Path> authorities,
    Optional<String> deliver,
    Optional<String> recipient,
    List<String> selected,
    Optional<Path> folder,
    String server,
    Optional<Path> writeTo,
    boolean list) {
  static final String USAGE =
      """
      java -jar eagle.jar conformance pop3 HOST PORT USER PASSWORD --deliver WAY [options]
      java -jar eagle.jar conformance pop3 HOST PORT USER PASSWORD --no-delivery [options]
      java -jar eagle.jar conformance pop3 --list | --write-messages DIR

      Tells rule by rule what a POP3 server does that the RFCs forbid. It needs an account of its own:
      rules read what is there, and delete messages that the suite brought. The password is seen by
      others on this machine.

        --deliver WAY         smtp://HOST:PORT, lmtp://HOST:PORT or maildir:DIR: how the messages that
                              rules need come into the maildrop
        --recipient ADDRESS   of what is delivered so (USER)
        --no-delivery         the account has the messages already; rules whose message is not there,
                              or that want one to arrive, do not apply
        --write-messages DIR  writes the messages there, for who fills the account by himself
        --stls                encrypts each connection by STLS; --tls from its beginning
        --ca FILE             trust only certificates for HOST by these authorities, in PEM (any)
        --rule PART           only rules whose name has this in it; may be said again
        --rules DIR           the rules in this directory
        --server NAME         what a rule tells as a known deviation of NAME does not count
        --list                shows the rules

      Exit status: 0 when no rule failed, 1 when one did, 2 when nothing could be tried.
      """;

  /** What was read so far. */
  private static final class Draft {
    private final List<String> words = new ArrayList<>();
    private final List<String> selected = new ArrayList<>();
    private Encryption encryption = Encryption.NONE;
    private Optional<Path> authorities = Optional.empty();
    private Optional<String> deliver = Optional.empty();
    private Optional<String> recipient = Optional.empty();
    private Optional<Path> folder = Optional.empty();
    private String server = "";
    private Optional<Path> writeTo = Optional.empty();
    private boolean noDelivery;
    private boolean list;

    void read(String word, Iterator<String> rest) {
      switch (word) {
        case "--stls" -> encryption = Encryption.STLS;
        case "--tls" -> encryption = Encryption.IMPLICIT;
        case "--ca" -> authorities = Optional.of(Path.of(value(word, rest)));
        case "--deliver" -> deliver = Optional.of(value(word, rest));
        case "--recipient" -> recipient = Optional.of(value(word, rest));
        case "--no-delivery" -> noDelivery = true;
        case "--rule" -> selected.add(value(word, rest));
        case "--rules" -> folder = Optional.of(Path.of(value(word, rest)));
        case "--server" -> server = value(word, rest);
        case "--write-messages" -> writeTo = Optional.of(Path.of(value(word, rest)));
        case "--list" -> list = true;
        default -> readWord(word);
      }
    }

    private void readWord(String word) {
      if (word.startsWith("--")) {
        throw new IllegalArgumentException("unknown argument '" + word + "'; --help shows all");
      }
      words.add(word);
    }

    private static String value(String word, Iterator<String> rest) {
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(word + " needs a value");
      }
      return rest.next();
    }

    ConformanceOptions options() {
      boolean runs = !list && writeTo.isEmpty();
      if (words.isEmpty() || !words.getFirst().equals("pop3") || words.size() != (runs ? 5 : 1)) {
        throw new IllegalArgumentException("say pop3 HOST PORT USER PASSWORD; --help shows all");
      }
      if (runs && deliver.isPresent() == noDelivery) {
        throw new IllegalArgumentException("say either --deliver WAY or --no-delivery");
      }
      return new ConformanceOptions(
          List.copyOf(words),
          encryption,
          authorities,
          deliver,
          recipient,
          List.copyOf(selected),
          folder,
          server,
          writeTo,
          list);
    }
  }

  /**
   * Reads the words after {@code conformance}.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static ConformanceOptions parse(List<String> words) {
    Draft draft = new Draft();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      draft.read(rest.next(), rest);
    }
    return draft.options();
  }

  String host() {
    return words.get(1);
  }

  int port() {
    try {
      return Integer.parseInt(words.get(2));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + words.get(2) + "' is not a port", e);
    }
  }

  String user() {
    return words.get(3);
  }

  String password() {
    return words.get(4);
  }

  Delivery delivery() {
    return deliver
        .map(way -> Delivery.parse(way, recipient.orElse(user())))
        .orElseGet(Delivery.None::new);
  }

  boolean isSelected(Rule rule) {
    return selected.isEmpty() || selected.stream().anyMatch(rule.name()::contains);
  }
}
