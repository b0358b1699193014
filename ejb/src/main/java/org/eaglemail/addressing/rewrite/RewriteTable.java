package org.eaglemail.addressing.rewrite;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Target;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.Trace;
import org.eaglemail.settings.Delimiters;

/**
 * The rewrite rules in memory, immutable. An address is looked up as {@code user+extension@host},
 * {@code user@host} and {@code @host}, first among the rules of its kind and then among those for
 * both; what is found is looked up again until nothing fits, and masqueraded then. So to rewrite
 * twice changes nothing. An extension is kept. Rules that lead in a circle change nothing.
 */
public final class RewriteTable {
  /** Steps after which rules are taken to lead in a circle. */
  static final int MAX_STEPS = 50;

  private final Map<RewriteKind, Map<String, RewriteRule>> rules = new EnumMap<>(RewriteKind.class);
  private final Delimiters delimiters;
  private final boolean empty;

  /** The table of these rules, each pattern of a kind at most once. */
  public RewriteTable(Collection<RewriteRule> all, Delimiters delimiters) {
    this.delimiters = delimiters;
    this.empty = all.isEmpty();
    all.forEach(rule -> of(rule.kind()).put(rule.pattern(), rule));
  }

  private Map<String, RewriteRule> of(RewriteKind kind) {
    return rules.computeIfAbsent(kind, k -> new HashMap<>());
  }

  /** Whether nothing is ever rewritten. */
  public boolean isEmpty() {
    return empty;
  }

  /**
   * What stands there instead.
   *
   * @param trace is told each step; {@link Trace#none()} when nobody asks
   */
  public EmailAddress rewrite(EmailAddress address, RewriteUse use, Trace trace) {
    return empty
        ? address
        : end(address, use, trace).map(end -> masqueraded(end, use, trace)).orElse(address);
  }

  /** An address whose rules lead in a circle; empty when none do. */
  public Optional<EmailAddress> circle() {
    return Stream.of(RewriteKind.SENDER, RewriteKind.RECIPIENT, RewriteKind.BOTH)
        .flatMap(kind -> rules.getOrDefault(kind, Map.of()).keySet().stream())
        .map(name -> EmailAddress.parse(name.startsWith("@") ? "someone" + name : name))
        .filter(
            address ->
                Stream.of(RewriteUse.ENVELOPE_SENDER, RewriteUse.ENVELOPE_RECIPIENT)
                    .anyMatch(use -> end(address, use, Trace.none()).isEmpty()))
        .findFirst();
  }

  /** Where nothing fits any more; empty for a circle. */
  private Optional<EmailAddress> end(EmailAddress address, RewriteUse use, Trace trace) {
    EmailAddress now = address;
    for (int step = 0; step < MAX_STEPS; step++) {
      EmailAddress next = canonical(now, use);
      if (next.equals(now)) {
        return Optional.of(now);
      }
      trace.considered("rewrite", now + " is written " + next);
      now = next;
    }
    trace.considered("rewrite", "the rules for " + address + " lead in a circle");
    return Optional.empty();
  }

  private EmailAddress canonical(EmailAddress address, RewriteUse use) {
    return find(address, use.kind()).or(() -> find(address, RewriteKind.BOTH)).orElse(address);
  }

  private Optional<EmailAddress> find(EmailAddress address, RewriteKind kind) {
    Map<String, RewriteRule> known = rules.getOrDefault(kind, Map.of());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Optional<Delimiters.Split> split = delimiters.split(address.localPart());
    return replacement(known, AliasName.of(address))
        .map(target -> target.address(address.localPart()))
        .or(() -> split.flatMap(parts -> base(known, parts, address)))
        .or(
            () ->
                replacement(known, AliasName.anyAt(address.host()))
                    .map(target -> target.address(address.localPart())));
  }

  private static Optional<EmailAddress> base(
      Map<String, RewriteRule> known, Delimiters.Split split, EmailAddress address) {
    return replacement(known, AliasName.of(new EmailAddress(split.user(), address.host())))
        .map(target -> target.address(split.user()))
        .map(found -> extended(found, split.extension()));
  }

  private static Optional<Target> replacement(Map<String, RewriteRule> known, AliasName name) {
    return Optional.ofNullable(known.get(name.text())).flatMap(RewriteRule::replacement);
  }

  private static EmailAddress extended(EmailAddress address, String extension) {
    String local = address.localPart() + extension;
    return local.length() > EmailAddress.MAX_LOCAL_PART
        ? address
        : new EmailAddress(local, address.host());
  }

  private EmailAddress masqueraded(EmailAddress address, RewriteUse use, Trace trace) {
    if (!use.isMasqueraded()
        || !(address.host() instanceof Domain domain)
        || isExcepted(address.localPart(), domain)) {
      return address;
    }
    Map<String, RewriteRule> domains = rules.getOrDefault(RewriteKind.MASQUERADE, Map.of());
    for (String parent = parent(domain.name()); !parent.isEmpty(); parent = parent(parent)) {
      if (domains.containsKey(parent)) {
        trace.considered("masquerade", address + " is of " + parent);
        return new EmailAddress(address.localPart(), Domain.parse(parent));
      }
    }
    return address;
  }

  private boolean isExcepted(String localPart, Domain domain) {
    Map<String, RewriteRule> excepted = rules.getOrDefault(RewriteKind.EXCEPT, Map.of());
    if (excepted.containsKey(localPart.toLowerCase(Locale.ROOT) + "@")) {
      return true;
    }
    for (String name = domain.name(); !name.isEmpty(); name = parent(name)) {
      if (excepted.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
