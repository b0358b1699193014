package org.eaglemail.client;

import java.io.IOException;
import java.time.Duration;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Probe;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.Verdict;

/** Asks servers whether they would take mail, in the sessions that deliver, up to RCPT. */
public final class Prober {
  /** How long each answer is waited for, so that a probe ends while somebody waits for it. */
  public static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final Dialler dialler;

  public Prober(Dialler dialler) {
    this.dialler = dialler;
  }

  /** Says MAIL and RCPT there, then RSET and QUIT; no mail is sent. */
  public Probe probe(Destination destination, ReversePath sender, EmailAddress recipient) {
    Transcript transcript = new Transcript();
    SmtpClientSession session;
    try {
      session = dialler.dial(destination, ClientTimeouts.all(MAX_WAIT), transcript);
    } catch (SmtpConnectException e) {
      // Without a cause it refused in words, which are in the transcript.
      Verdict verdict = new Verdict(e.reply(), e.getCause() != null);
      note(verdict, transcript);
      return Probe.without(verdict, transcript.lines());
    }
    Verdict verdict;
    try (session) {
      verdict = session.ask(sender, recipient);
    }
    note(verdict, transcript);
    return new Probe(verdict, true, session.encryption(), transcript.lines());
  }

  private static void note(Verdict verdict, Transcript transcript) {
    if (verdict.local()) {
      transcript.happened(verdict.reply().text());
    }
  }

  /** The envelope of a message that does not come, over an open conversation. */
  static Verdict ask(
      Conversation conversation,
      Capabilities capabilities,
      ReversePath sender,
      EmailAddress recipient) {
    boolean utf8 =
        capabilities.offers(SmtpExtension.SMTPUTF8) && !(sender.isAscii() && recipient.isAscii());
    try {
      Reply reply = conversation.ask(Phase.MAIL, "MAIL FROM:" + sender + (utf8 ? " SMTPUTF8" : ""));
      if (reply.code() / 100 == 2) {
        reply = conversation.ask(Phase.RCPT, "RCPT TO:<" + recipient + ">");
      }
      reset(conversation);
      return Verdict.spoken(reply);
    } catch (PeerFailure failure) {
      return conversation.explain(failure);
    } catch (IOException e) {
      conversation.close();
      return LocalReplies.unreachable(conversation.peer(), "input or output failed");
    }
  }

  private static void reset(Conversation conversation) throws IOException {
    if (!conversation.isOpen()) {
      return;
    }
    try {
      conversation.ask(Phase.RSET, "RSET");
    } catch (PeerFailure lost) {
      // The answer to RCPT is there, and QUIT would not be heard.
      conversation.close();
    }
  }
}
