package org.eaglemail.reception;

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
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.addressing.Passage;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;

/**
 * Who gets a message: everybody behind its recipients once, also those whom several of them lead
 * to. Who gets it directly does not get it through a list again.
 */
final class Distribution {
  /** Somebody behind a recipient does not get it; {@code sender} is to hear of that. */
  record Failure(ReversePath sender, EnvelopeRecipient recipient, Reply reply) {}

  /** It was there at RCPT: removed in between. The next try is told so at RCPT. */
  static final Reply NO_LONGER_HERE =
      Reply.reply(450, "4.2.1", "A recipient changed while the message was sent; try again");

  private final Map<EnvelopeRecipient, Expansion> expansions = new LinkedHashMap<>();
  private final Map<EmailAddress, Reply> refused = new LinkedHashMap<>(0);
  private final Map<Passage, Copy> copies = new LinkedHashMap<>();
  private final Set<Long> accounts = new HashSet<>();
  private final Set<EmailAddress> addresses = new HashSet<>();
  private final List<Failure> failures = new ArrayList<>(0);
  private final List<EnvelopeRecipient> expanded = new ArrayList<>(0);
  private final List<EnvelopeRecipient> listed = new ArrayList<>(0);

  private Distribution() {}

  /**
   * Expands each recipient.
   *
   * @param refusal why a message cannot be taken for a recipient, though somebody is behind it
   */
  static Distribution of(
      Envelope envelope,
      BiFunction<EmailAddress, ReversePath, Expansion> expand,
      Function<Expansion, Optional<Reply>> refusal) {
    Distribution distribution = new Distribution();
    for (EnvelopeRecipient recipient : envelope.recipients()) {
      Expansion expansion = expand.apply(recipient.address(), envelope.sender());
      expansion
          .refusal()
          .map(unknown -> NO_LONGER_HERE)
          .or(() -> refusal.apply(expansion))
          .ifPresentOrElse(
              reply -> distribution.refused.put(recipient.address(), reply),
              () -> distribution.take(recipient, expansion));
    }
    distribution.expansions.forEach((to, expansion) -> distribution.add(to, expansion, false));
    distribution.expansions.forEach((to, expansion) -> distribution.add(to, expansion, true));
    return distribution;
  }

  private void take(EnvelopeRecipient recipient, Expansion expansion) {
    tell(recipient, expansion.way());
    expansions.put(recipient, expansion);
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

  private void add(EnvelopeRecipient recipient, Expansion expansion, boolean throughLists) {
    for (Leaf leaf : expansion.leaves()) {
      Passage passage = leaf.passage();
      if (passage.listed() == throughLists) {
        add(leaf, passage.recipient(leaf.address(), recipient));
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
  Map<EmailAddress, Reply> refused() {
    return Collections.unmodifiableMap(refused);
  }

  /** Of recipients that stand for others. */
  List<Expansion> expansions() {
    return expansions.values().stream().filter(expansion -> !expansion.isItself()).toList();
  }

  /** What is to be stored, lists' after the message's own; none when all are refused. */
  List<Copy> copies() {
    return List.copyOf(copies.values());
  }

  /** Those behind the recipients who do not get it. */
  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Recipients that stand for several, whose sender asked to hear of success. */
  List<EnvelopeRecipient> expanded() {
    return List.copyOf(expanded);
  }

  /** Recipients that are lists, whose sender asked to hear of success. */
  List<EnvelopeRecipient> listed() {
    return List.copyOf(listed);
  }
}
