package org.eaglemail.policy.access;

import java.net.InetAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.settings.Delimiters;
import org.eaglemail.spi.Client;

/**
 * The access table in memory, immutable. The first key that has a rule decides, the keys in the
 * order of Postfix's access(5), which goes from the special to the general:
 *
 * <ul>
 *   <li>client: its name, {@code .parent} for each parent domain from the nearest up, the networks
 *       that hold its address from the longest prefix down;
 *   <li>helo: the name, {@code .parent} likewise;
 *   <li>sender, recipient: {@code user+extension@host}, {@code user@host}, {@code host}, {@code
 *       .parent} likewise, {@code user+extension@}, {@code user@};
 *   <li>the null sender: {@code <>}.
 * </ul>
 */
public final class AccessTable {
  private final Map<AccessKind, Map<String, AccessRule>> rules = new EnumMap<>(AccessKind.class);
  private final Networks networks = new Networks();
  private final Delimiters delimiters;

  /**
   * The table of these rules, each pattern of a kind at most once.
   *
   * @param delimiters what an extension begins with
   */
  public AccessTable(Collection<AccessRule> all, Delimiters delimiters) {
    this.delimiters = delimiters;
    for (AccessKind kind : AccessKind.values()) {
      rules.put(kind, new HashMap<>());
    }
    for (AccessRule rule : all) {
      if (rule.kind() == AccessKind.CLIENT && AccessPattern.isNetwork(rule.pattern())) {
        networks.add(CidrBlock.parse(rule.pattern()), rule);
      } else {
        of(rule.kind()).put(rule.pattern(), rule);
      }
    }
  }

  private Map<String, AccessRule> of(AccessKind kind) {
    return rules.computeIfAbsent(kind, k -> new HashMap<>());
  }

  /** The rule for a client. */
  public Optional<AccessRule> client(Client client) {
    Optional<AccessRule> named =
        client.name().flatMap(name -> host(of(AccessKind.CLIENT), name.toLowerCase(Locale.ROOT)));
    InetAddress address = client.remote().getAddress();
    return named.isPresent() || address == null ? named : networks.find(address);
  }

  /** The rule for what a client calls itself. */
  public Optional<AccessRule> helo(String name) {
    return host(of(AccessKind.HELO), name.toLowerCase(Locale.ROOT));
  }

  /** The rule for a sender. */
  public Optional<AccessRule> sender(ReversePath sender) {
    return switch (sender) {
      case ReversePath.NullSender none ->
          Optional.ofNullable(of(AccessKind.SENDER).get(AccessPattern.NULL_SENDER));
      case ReversePath.Mailbox(EmailAddress address) -> mailbox(of(AccessKind.SENDER), address);
    };
  }

  /** The rule for a recipient. */
  public Optional<AccessRule> recipient(EmailAddress recipient) {
    return mailbox(of(AccessKind.RECIPIENT), recipient);
  }

  private static Optional<AccessRule> host(Map<String, AccessRule> rules, String name) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    Optional<AccessRule> found = Optional.ofNullable(rules.get(name));
    for (int dot = name.indexOf('.');
        found.isEmpty() && dot >= 0;
        dot = name.indexOf('.', dot + 1)) {
      found = Optional.ofNullable(rules.get(name.substring(dot)));
    }
    return found;
  }

  private Optional<AccessRule> mailbox(Map<String, AccessRule> rules, EmailAddress address) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    String local = AccessPattern.folded(address.localPart());
    String user = delimiters.split(local).map(Delimiters.Split::user).orElse(local);
    String host = address.host().toString();
    return Optional.ofNullable(rules.get(local + "@" + host))
        .or(() -> Optional.ofNullable(rules.get(user + "@" + host)))
        .or(() -> host(rules, host))
        .or(() -> Optional.ofNullable(rules.get(local + "@")))
        .or(() -> Optional.ofNullable(rules.get(user + "@")));
  }
}
