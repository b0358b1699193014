package org.eaglemail.maps;

import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Target;
import org.eaglemail.policy.access.AccessKind;
import org.eaglemail.protocol.Domain;

/** Sendmail's virtusertable and Postfix's virtual(5). */
final class VirtualReader extends LineReader {
  private static final String SAME_NAME = "%1";

  private final boolean sendmail;

  VirtualReader(boolean sendmail) {
    this.sendmail = sendmail;
  }

  @Override
  List<Proposal> proposals(MapLine line, Domain domain) {
    if (line.key().contains("*")) {
      throw new IllegalArgumentException(
          "extensions are left off by themselves; patterns of them have no equal here");
    }
    if (!line.key().contains("@") && line.key().contains(".")) {
      return List.of(new Proposal.Here(line, Domain.parse(line.key())));
    }
    AliasName name = Names.name(line.key(), domain);
    if (sendmail && line.value().startsWith("error:")) {
      return List.of(refusal(line, name));
    }
    List<Target> targets =
        sendmail
            ? List.of(sendmailTarget(line.value(), domain))
            : Names.targets(line.value(), domain);
    return List.of(new Proposal.Address(line, name, new Entry.Alias(targets)));
  }

  private static Target sendmailTarget(String value, Domain domain) {
    if (value.equals(SAME_NAME)) {
      return new Target.SameNameAt(domain);
    }
    if (value.startsWith(SAME_NAME + "@")) {
      return new Target.SameNameAt(Domain.parse(value.substring(SAME_NAME.length() + 1)));
    }
    if (value.contains("%")) {
      throw new IllegalArgumentException("of %1 to %3 only %1@domain has an equal here");
    }
    return Names.target(value, domain);
  }

  private static Proposal refusal(MapLine line, AliasName name) {
    if (name.isCatchAll()) {
      return new Proposal.Needless(line, "whoever is not found is refused anyway");
    }
    return new Proposal.Access(
        line,
        AccessKind.RECIPIENT,
        name.text(),
        "refuse",
        Optional.of(ErrorText.reply(line.value().substring("error:".length()), "550", ".1.1")));
  }
}
