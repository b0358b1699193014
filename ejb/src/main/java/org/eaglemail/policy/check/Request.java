package org.eaglemail.policy.check;

import org.eaglemail.policy.header.HeaderSummary;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.SmtpSession;

/** What a client wants, as far as it is known at a stage of its session. */
public sealed interface Request {

  /** The session as it is now. */
  SmtpSession session();

  /** The name of the stage in logs and explanations. */
  String stage();

  /** The other end. */
  default Client client() {
    return session().client();
  }

  /** It connected. */
  record Connection(SmtpSession session) implements Request {
    @Override
    public String stage() {
      return "CONNECT";
    }
  }

  /** It said its name. Asked with MAIL: who authenticates is not judged by a name. */
  record Greeting(SmtpSession session) implements Request {
    @Override
    public String stage() {
      return "HELO";
    }
  }

  /** MAIL. */
  record Sender(SmtpSession session, ReversePath sender) implements Request {
    @Override
    public String stage() {
      return "MAIL";
    }
  }

  /**
   * RCPT.
   *
   * @param recipient the bare postmaster being that of this host
   */
  record Recipient(SmtpSession session, ReversePath sender, EmailAddress recipient)
      implements Request {
    @Override
    public String stage() {
      return "RCPT";
    }
  }

  /** The message is here. */
  record Content(Envelope envelope, HeaderSummary header) implements Request {
    @Override
    public SmtpSession session() {
      return envelope.session();
    }

    @Override
    public String stage() {
      return "END-OF-MESSAGE";
    }
  }
}
