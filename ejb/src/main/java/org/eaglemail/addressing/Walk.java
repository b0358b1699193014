package org.eaglemail.addressing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.Trace;

/**
 * One expansion under way: depth first, in the order of the targets. An address that was looked at
 * before, on another way, is a duplicate; one that is still being looked at is a loop.
 */
final class Walk {
  private final AddressBook book;
  private final Rules rules;
  private final Trace trace;
  private final Finder finder;

  /** Names between the recipient and where we are. */
  private final Set<String> path = new LinkedHashSet<>();

  private final Set<String> seen = new HashSet<>();
  private final Set<Long> accounts = new HashSet<>();
  private final List<Leaf> leaves = new ArrayList<>(1);
  private Expansion.Way way = Expansion.Way.ONE;
  private boolean full;

  Walk(AddressBook book, Rules rules, Trace trace) {
    this.book = book;
    this.rules = rules;
    this.trace = trace;
    this.finder = new Finder(book, rules);
  }

  Expansion from(EmailAddress recipient, ReversePath sender) {
    Passage direct = Passage.direct(sender);
    visit(recipient, direct);
    Expansion found = ended(recipient, direct);
    return found.refusal().isEmpty() ? found : resorted(recipient, direct).orElse(found);
  }

  private Expansion ended(EmailAddress recipient, Passage direct) {
    if (full) {
      leaves.clear();
      refuse(recipient, direct, AddressReplies.tooMany(recipient, rules.maxAddresses()));
    }
    return new Expansion(recipient, way, leaves);
  }

  /** RFC 5321 §4.5.1, RFC 2142 §4: whatever the aliases say, postmaster and abuse work. */
  private Optional<Expansion> resorted(EmailAddress recipient, Passage direct) {
    for (Finding resort : finder.lastResorts(recipient)) {
      trace.considered("last resort", recipient + " leads to nobody");
      Walk another = new Walk(book, rules, trace);
      another.follow(resort, recipient, direct);
      Expansion found = another.ended(recipient, direct);
      if (found.refusal().isEmpty()) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private void visit(EmailAddress address, Passage passage) {
    if (full || seen.size() >= rules.maxAddresses()) {
      full = true;
      return;
    }
    if (path.size() > rules.maxDepth()) {
      refuse(address, passage, AddressReplies.tooDeep(address, rules.maxDepth()));
      return;
    }
    Finding finding = finder.find(address);
    if (seen.add(finding.key(address)) || path.contains(finding.step(address))) {
      follow(finding, address, passage);
    } else {
      trace.considered("duplicate", address.toString());
    }
  }

  private void follow(Finding finding, EmailAddress address, Passage passage) {
    switch (finding) {
      case Finding.Listed listed -> listed(listed, address, passage);
      case Finding.Mailbox(MailboxLookup.Account account) -> account(account, address, passage);
      case Finding.StandIn(EmailAddress other) -> {
        trace.considered("stand-in", address + " is " + other);
        into(address.toString(), List.of(other), passage, address);
      }
      case Finding.Elsewhere elsewhere -> {
        trace.considered("address", address + " is at another server");
        leaves.add(new Leaf.Remote(address, passage));
      }
      case Finding.Nobody nobody -> refuse(address, passage, AddressReplies.unknown(address));
    }
  }

  private void listed(Finding.Listed listed, EmailAddress address, Passage passage) {
    AliasName name = listed.name();
    trace.considered("alias", name + " is " + listed.entry().text());
    if (!listed.admits(passage.sender())) {
      refuse(address, passage, AddressReplies.notAllowed(address));
      return;
    }
    if (!path.add(name.text())) {
      refuse(address, passage, AddressReplies.loop(path, name.text()));
      return;
    }
    Passage on = on(listed.entry(), passage);
    for (Target target : listed.entry().targets()) {
      EmailAddress next = listed.address(target, address, rules.delimiters());
      if (AliasName.of(target.address(address.localPart())).equals(name)) {
        itself(name, next, on);
      } else {
        visit(next, on);
      }
    }
    path.remove(name.text());
  }

  private Passage on(Entry entry, Passage passage) {
    return switch (entry) {
      case Entry.Alias(List<Target> targets) when targets.size() == 1 -> passage;
      case Entry.Alias several -> parted(passage, Expansion.Way.SEVERAL, passage.split());
      case Entry.MailingList list -> parted(passage, Expansion.Way.LIST, passage.through(list));
    };
  }

  /** The first parting on the way decides what the sender hears of success. */
  private Passage parted(Passage before, Expansion.Way how, Passage after) {
    if (before.single()) {
      way = how;
    }
    return after;
  }

  /** An alias names itself: the mailbox of its own address is meant. */
  private void itself(AliasName name, EmailAddress address, Passage passage) {
    switch (book.mailbox(EmailAddress.parse(name.text()))) {
      case MailboxLookup.Account account -> account(account, address, passage);
      case MailboxLookup.UnknownUser unknown ->
          refuse(address, passage, AddressReplies.loop(path, name.text()));
      case MailboxLookup.Foreign foreign -> leaves.add(new Leaf.Remote(address, passage));
    }
  }

  private void account(MailboxLookup.Account account, EmailAddress address, Passage passage) {
    Optional<Forward> forward = book.forward(account.id());
    if (forward.isEmpty()) {
      keep(account, address, passage);
      return;
    }
    String name = Finding.Mailbox.step(account);
    trace.considered("forward", account.address() + " to " + forward.get());
    if (path.contains(name)) {
      if (!accounts.contains(account.id())) {
        refuse(address, passage, AddressReplies.loop(path, name));
      }
      return;
    }
    Passage on = passage;
    if (forward.get().keepsCopy()) {
      // His success is the recipient's; of the others the sender hears failure alone.
      keep(account, address, passage);
      on = passage.split();
    } else if (forward.get().targets().size() > 1) {
      on = parted(passage, Expansion.Way.SEVERAL, passage.split());
    }
    into(name, forward.get().targets(), on, address);
  }

  private void into(String name, List<EmailAddress> targets, Passage passage, EmailAddress from) {
    if (!path.add(name)) {
      refuse(from, passage, AddressReplies.loop(path, name));
      return;
    }
    targets.forEach(target -> visit(target, passage));
    path.remove(name);
  }

  private void keep(MailboxLookup.Account account, EmailAddress address, Passage passage) {
    if (accounts.add(account.id())) {
      trace.considered("address", address + " is the mailbox " + account.address());
      leaves.add(new Leaf.Account(account.id(), address, passage));
    } else {
      trace.considered("duplicate", account.address().toString());
    }
  }

  private void refuse(EmailAddress address, Passage passage, Reply reply) {
    trace.considered("address", reply.text());
    leaves.add(new Leaf.Refused(address, passage, reply));
  }
}
