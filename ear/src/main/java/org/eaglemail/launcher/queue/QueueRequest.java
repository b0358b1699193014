package org.eaglemail.launcher.queue;

import static org.eaglemail.launcher.remote.RemoteServer.encoded;
import static org.eaglemail.launcher.remote.ServerUrl.value;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.launcher.remote.ServerUrl;

/**
 * What the command line of the queue says.
 *
 * @param url of the server, without a path
 * @param user the administrator's name
 * @param passwordFile a file whose first line is the password
 * @param method of HTTP
 * @param path below the REST interface, with its parameters
 */
record QueueRequest(URI url, String user, Optional<Path> passwordFile, String method, String path) {
  static final String USAGE =
      """
      java -jar eagle.jar queue list [filter] [options]
      java -jar eagle.jar queue hold|release|retry|reroute|expire|delete [ID] [filter] [options]
      java -jar eagle.jar queue show ID | shape [options]
      java -jar eagle.jar queue destinations | pause NAME | resume NAME | flush DOMAIN [options]

      Lists messages that wait for other servers, as mailq does, or acts on one of them, or on all
      that fit the filter: holds and releases them, tries them now, sends them another way, gives
      them up (their senders are told), deletes them (nobody is told). Shape counts recipients by
      domain and age, as qshape does. A destination that is paused, a domain or a next server, gets
      nothing until it is resumed. Flush tries what waits for a domain.

      Filter, of which all must fit, and those of one recipient; of a message only the recipients
      that fit are changed; a change needs one, or an ID, or --all:
        --sender A  --recipient A  --domain D  --destination SERVER  --reason TEXT
        --id ID,ID...  --message-id ID  --held true|false
        --min-age PT4H  --max-age P1D  --min-size OCTETS  --max-size OCTETS

        --limit N  --first N   of a list, or of the recipients that are shown
        --by recipient|sender  of a shape (recipient)
        --via HOST             of reroute: a domain or [address] whose mail's way they go; without
                               it they go their own again
        --why TEXT             of hold and pause
        --subdomains true      of flush: those below the domain as well
        --url URL              the server (http://127.0.0.1:8080)
        --user NAME            an administrator (admin)
        --password-file F      the first line of F is his password; otherwise it is in the
                               environment, EAGLE_ADMIN_PASSWORD, or asked for
      """;

  /** Options that are parameters of a request, and their names there. */
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("--sender", "sender"),
          Map.entry("--recipient", "recipient"),
          Map.entry("--domain", "domain"),
          Map.entry("--destination", "destination"),
          Map.entry("--reason", "reason"),
          Map.entry("--message-id", "messageId"),
          Map.entry("--id", "id"),
          Map.entry("--min-age", "minAge"),
          Map.entry("--max-age", "maxAge"),
          Map.entry("--min-size", "minSize"),
          Map.entry("--max-size", "maxSize"),
          Map.entry("--held", "held"),
          Map.entry("--limit", "limit"),
          Map.entry("--first", "first"),
          Map.entry("--by", "by"),
          Map.entry("--via", "via"),
          Map.entry("--why", "why"),
          Map.entry("--subdomains", "subdomains"));

  /** What was read so far. */
  private static final class Draft {
    private final List<String> operands = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private URI url = ServerUrl.DEFAULT;
    private String user = "admin";
    private Optional<Path> passwordFile = Optional.empty();

    void read(String word, Iterator<String> words) {
      switch (word) {
        case "--url" -> url = ServerUrl.parse(value(word, words));
        case "--user" -> user = value(word, words);
        case "--password-file" -> passwordFile = Optional.of(Path.of(value(word, words)));
        case "--all" -> parameters.add("all=true");
        default -> readOther(word, words);
      }
    }

    private void readOther(String word, Iterator<String> words) {
      String name = PARAMETERS.get(word);
      if (name != null) {
        parameters.add(name + "=" + encoded(value(word, words)));
      } else if (word.startsWith("--")) {
        throw new IllegalArgumentException("unknown argument '" + word + "'; --help shows all");
      } else {
        operands.add(word);
      }
    }

    QueueRequest request(String command) {
      return switch (command) {
        case "list" -> to("GET", "/queue", 0);
        case "shape" -> to("GET", "/queue/shape", 0);
        case "show" -> to("GET", "/queue/" + operand(), 1);
        case "hold", "release", "retry", "reroute", "expire" -> change("POST", "/" + command);
        case "delete" -> change("DELETE", "");
        case "destinations" -> to("GET", "/destinations", 0);
        case "pause" -> to("PUT", "/destinations/" + operand() + "/pause", 1);
        case "resume" -> to("DELETE", "/destinations/" + operand() + "/pause", 1);
        case "flush" -> to("POST", "/destinations/" + operand() + "/flush", 1);
        default ->
            throw new IllegalArgumentException(
                "unknown command '" + command + "'; --help shows all");
      };
    }

    /** To all of one message, or to what a filter lets through, of which an ID is then a part. */
    private QueueRequest change(String method, String end) {
      boolean filtered =
          parameters.stream().anyMatch(one -> !one.startsWith("why=") && !one.startsWith("via="));
      if (!filtered && !operands.isEmpty()) {
        return to(method, "/queue/" + operand() + end, 1);
      }
      if (!operands.isEmpty() && !has("id=")) {
        parameters.addFirst("id=" + encoded(operands.removeFirst()));
      }
      return to(method, "/queue" + end, 0);
    }

    private boolean has(String begin) {
      return parameters.stream().anyMatch(one -> one.startsWith(begin));
    }

    private String operand() {
      if (operands.isEmpty()) {
        throw new IllegalArgumentException("say which; --help shows how");
      }
      return encoded(operands.getFirst());
    }

    private QueueRequest to(String method, String path, int used) {
      if (operands.size() > used) {
        throw new IllegalArgumentException("too much: '" + operands.get(used) + "'");
      }
      String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
      return new QueueRequest(url, user, passwordFile, method, path + query);
    }
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static QueueRequest parse(List<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("say what to do; --help shows all");
    }
    Draft draft = new Draft();
    for (Iterator<String> rest = words.subList(1, words.size()).iterator(); rest.hasNext(); ) {
      draft.read(rest.next(), rest);
    }
    return draft.request(words.getFirst());
  }
}
