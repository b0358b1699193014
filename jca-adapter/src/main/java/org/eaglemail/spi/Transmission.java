package org.eaglemail.spi;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.protocol.smtp.SmtpExtension;

/**
 * What became of a message at a peer.
 *
 * @param verdicts one per recipient, in their order: the refusal of MAIL, RCPT or DATA, or the
 *     reply after the final dot. Where the peer was lost before it decided, a 4yz reply of our own
 *     with status 4.4.x; the peer may yet have taken the message when it was lost after the final
 *     dot, which is {@link PeerStage#UNANSWERED}
 * @param offered the extensions that the peer offers: what the message's parameters need of others
 *     was not passed on
 * @param encryption of the session; empty in the clear
 * @param dialogue what was said
 */
public record Transmission(
    List<Verdict> verdicts,
    Set<SmtpExtension> offered,
    Optional<Encryption> encryption,
    Dialogue dialogue) {
  public Transmission {
    verdicts = List.copyOf(verdicts);
    offered = Set.copyOf(offered);
  }

  /** In the clear. */
  public Transmission(List<Verdict> verdicts, Set<SmtpExtension> offered) {
    this(verdicts, offered, Optional.empty(), Dialogue.NONE);
  }

  /** The same, over a session that is encrypted so. */
  public Transmission over(Optional<Encryption> session) {
    return new Transmission(verdicts, offered, session, dialogue);
  }

  /** The same, after that was said. */
  public Transmission after(Dialogue said) {
    return new Transmission(verdicts, offered, encryption, said);
  }

  /** The same verdict for so many recipients. */
  public static Transmission same(int recipients, Verdict verdict, Set<SmtpExtension> offered) {
    return new Transmission(Collections.nCopies(recipients, verdict), offered);
  }
}
