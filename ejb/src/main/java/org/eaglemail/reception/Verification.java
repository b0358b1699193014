package org.eaglemail.reception;

import static org.eaglemail.protocol.smtp.Reply.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.addressing.Recipients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.SmtpSession;

/** The answers to VRFY and EXPN where the administrator allows them (RFC 5321 §3.5). */
@ApplicationScoped
public class Verification {
  /** Addresses that EXPN shows; of more it says that it cannot. */
  static final int MAX_SHOWN = 1000;

  @Inject private Recipients recipients;

  /**
   * Says whether mail for an address of ours is taken.
   *
   * @param subject an address, in angle brackets or not; a mere name is not looked for
   */
  Reply verify(SmtpSession session, String subject) {
    return find(session, subject)
        .map(found -> answer(found, "<" + found.recipient() + ">"))
        .orElse(Replies.CANNOT_VERIFY);
  }

  /**
   * Says who is behind an address of ours. An address is a list of itself, as in sendmail; a list
   * that the user may not send to is not shown to him.
   *
   * @param subject as above
   */
  Reply expand(SmtpSession session, String subject) {
    return find(session, subject)
        .filter(found -> found.leaves().size() <= MAX_SHOWN)
        .map(
            found ->
                answer(
                    found,
                    found.leaves().stream()
                        .filter(leaf -> !(leaf instanceof Leaf.Refused))
                        .map(leaf -> "<" + leaf.address() + ">")
                        .toArray(String[]::new)))
        .orElse(Replies.CANNOT_VERIFY);
  }

  private static Reply answer(Expansion found, String... lines) {
    return found.refusal().orElseGet(() -> reply(250, "2.1.5", lines));
  }

  /** RFC 5321 §3.5.1: what it cannot tell it does not deny. */
  private Optional<Expansion> find(SmtpSession session, String subject) {
    try {
      EmailAddress address = EmailAddress.parse(subject.replaceAll("^<|>$", ""));
      Expansion expansion = recipients.expand(address, user(session));
      return expansion.leaves().getFirst() instanceof Leaf.Remote(EmailAddress same, var passage)
              && same.equals(address)
          ? Optional.empty()
          : Optional.of(expansion);
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static ReversePath user(SmtpSession session) {
    return session
        .account()
        .filter(account -> account.contains("@"))
        .map(EmailAddress::parse)
        .map(ReversePath::of)
        .orElseGet(ReversePath::nullSender);
  }
}
