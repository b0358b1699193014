package org.eaglemail.addressing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.EnvelopeRecipient;

/**
 * Who gets a message: everybody behind its recipients once, also those whom several of them lead
 * to. Who gets it directly does not get it through a list again.
 */
public final class Distribution {
  /** Somebody behind a recipient does not get it; {@code sender} is to hear of that. */
  public record Failure(ReversePath sender, EnvelopeRecipient recipient, Reply reply) {}

  /**
   * Who gets it instead of a recipient.
   *
   * @param some the first of them
   * @param all how many they are
   */
  public record Instead(
      EmailAddress recipient, Expansion.Way way, List<EmailAddress> some, int all) {
    static Instead of(Expansion expansion, int named) {
      return new Instead(
          expansion.recipient(),
          expansion.way(),
          expansion.leaves().stream().limit(named).map(Leaf::address).toList(),
          expansion.leaves().size());
    }
  }

  /** It was there at RCPT: removed in between. The next try is told so at RCPT. */
  public static final Reply NO_LONGER_HERE =
      Reply.reply(450, "4.2.1", "A recipient changed while the message was sent; try again");

  /** Addresses behind a recipient that {@link Instead} names. */
  public static final int MAX_NAMED = 100;

  /** Who comes through a list; waits until all others are known. */
  private record Member(Leaf leaf, EnvelopeRecipient to) {}

  /** RFC 3463 §3.8, X.7.2. */
  private static final EnhancedStatus NOT_ALLOWED = new EnhancedStatus(5, 7, 2);

  private final int most;
  private final Set<EnvelopeRecipient> taken = new HashSet<>();
  private final List<Instead> insteads = new ArrayList<>(0);
  private final Set<Object> behind = new HashSet<>(0);
  private final List<Member> members = new ArrayList<>(0);
  private final Map<EmailAddress, Reply> refused = new LinkedHashMap<>(0);
  private final Map<Passage, Copy> copies = new LinkedHashMap<>();
  private final Set<Long> accounts = new HashSet<>();
  private final Set<EmailAddress> addresses = new HashSet<>();
  private final List<Failure> failures = new ArrayList<>(0);
  private final List<EnvelopeRecipient> expanded = new ArrayList<>(0);
  private final List<EnvelopeRecipient> listed = new ArrayList<>(0);

  private Distribution(int most) {
    this.most = most;
  }

  /**
   * Expands each recipient of a message.
   *
   * @param refusal why a message cannot be taken for a recipient, though somebody is behind it
   * @param most who stand behind the recipients together; one with whom it were more is refused
   */
  public static Distribution of(
      ReversePath sender,
      List<EnvelopeRecipient> recipients,
      BiFunction<EmailAddress, ReversePath, Expansion> expand,
      Function<Expansion, Optional<Reply>> refusal,
      int most) {
    Distribution distribution = new Distribution(most);
    for (EnvelopeRecipient recipient : recipients) {
      Expansion expansion = expand.apply(recipient.address(), sender);
      expansion
          .refusal()
          .map(Distribution::refusal)
          .or(() -> refusal.apply(expansion))
          .or(() -> distribution.tooMany(expansion))
          .ifPresentOrElse(
              reply -> distribution.refused.put(recipient.address(), reply),
              () -> distribution.take(recipient, expansion));
    }
    return distribution.complete();
  }

  /** Of one recipient alone, that was expanded already; it is refused to nobody. */
  public static Distribution of(EnvelopeRecipient recipient, Expansion expansion) {
    Distribution distribution = new Distribution(Integer.MAX_VALUE);
    distribution.take(recipient, expansion);
    return distribution.complete();
  }

  /** Who gets it directly is known now. */
  private Distribution complete() {
    members.forEach(member -> add(member.leaf(), member.to()));
    members.clear();
    return this;
  }

  /** A sender that a filter put there after RCPT may not send to a list, and never may. */
  private static Reply refusal(Reply reply) {
    return reply.status().filter(NOT_ALLOWED::equals).isPresent() ? reply : NO_LONGER_HERE;
  }

  /**
   * An expansion is bounded, but many recipients may lead to many others each. RFC 3463 §3.6,
   * X.5.3: too many recipients.
   */
  private Optional<Reply> tooMany(Expansion expansion) {
    if (expansion.isItself()) {
      return Optional.empty();
    }
    long more =
        expansion.leaves().stream().filter(leaf -> !behind.contains(identity(leaf))).count();
    return behind.size() + more <= most
        ? Optional.empty()
        : Optional.of(
            Reply.reply(
                554,
                "5.5.3",
                "<%s>: More than %d addresses behind the recipients together; send to fewer at once"
                    .formatted(expansion.recipient(), most)));
  }

  /** Equal for those who get one copy. */
  private static Object identity(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Account account -> account.account();
      case Leaf.Remote remote -> remote.address();
      case Leaf.Refused refused -> refused;
    };
  }

  private void take(EnvelopeRecipient recipient, Expansion expansion) {
    // Named twice, it is told of once.
    if (!taken.add(recipient)) {
      return;
    }
    tell(recipient, expansion.way());
    boolean itself = expansion.isItself();
    if (!itself) {
      insteads.add(Instead.of(expansion, MAX_NAMED));
    }
    for (Leaf leaf : expansion.leaves()) {
      boolean first = itself || behind.add(identity(leaf));
      EnvelopeRecipient to = leaf.passage().recipient(leaf.address(), recipient);
      if (!leaf.passage().listed()) {
        add(leaf, to);
      } else if (first) {
        members.add(new Member(leaf, to));
      }
    }
  }

  /** RFC 3461 §5.2.7.1, §5.2.7.3: of success the sender hears here, or from nobody. */
  private void tell(EnvelopeRecipient recipient, Expansion.Way way) {
    if (recipient.parameters().notifyOn().orElse(Set.of()).contains(NotifyCondition.SUCCESS)) {
      switch (way) {
        case ONE -> {}
        case SEVERAL -> expanded.add(recipient);
        case LIST -> listed.add(recipient);
      }
    }
  }

  private void add(Leaf leaf, EnvelopeRecipient to) {
    switch (leaf) {
      case Leaf.Account account -> {
        if (accounts.add(account.account())) {
          copy(leaf.passage()).add(account.account(), to);
        }
      }
      case Leaf.Remote remote -> {
        if (addresses.add(remote.address())) {
          copy(leaf.passage()).add(to);
        }
      }
      case Leaf.Refused refused ->
          failures.add(new Failure(leaf.passage().sender(), to, refused.reply()));
    }
  }

  private Copy copy(Passage passage) {
    return copies.computeIfAbsent(
        new Passage(passage.sender(), passage.listed(), true),
        key -> new Copy(key.sender(), key.listed()));
  }

  /** Those that the message cannot be taken for any more, and what to say of them. */
  public Map<EmailAddress, Reply> refused() {
    return Collections.unmodifiableMap(refused);
  }

  /** Of recipients that stand for others. */
  public List<Instead> insteads() {
    return List.copyOf(insteads);
  }

  /** What is to be stored, lists' after the message's own; none when all are refused. */
  public List<Copy> copies() {
    return List.copyOf(copies.values());
  }

  /** Those behind the recipients who do not get it. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Recipients that stand for several, whose sender asked to hear of success. */
  public List<EnvelopeRecipient> expanded() {
    return List.copyOf(expanded);
  }

  /** Recipients that are lists, whose sender asked to hear of success. */
  public List<EnvelopeRecipient> listed() {
    return List.copyOf(listed);
  }
}
