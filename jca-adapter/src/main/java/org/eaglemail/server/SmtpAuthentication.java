package org.eaglemail.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.server.sasl.SaslAuthority;
import org.eaglemail.server.sasl.SaslExchange;
import org.eaglemail.server.sasl.SaslFault;
import org.eaglemail.server.sasl.SaslOffer;
import org.eaglemail.server.sasl.SaslStep;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;

/** AUTH (RFC 4954): a SASL exchange over SMTP's lines, and its outcome as a reply. */
final class SmtpAuthentication {
  /** Octets of a line of the exchange, CRLF included. */
  static final int MAX_LINE = SaslExchange.MAX_LINE;

  private static final System.Logger LOG = System.getLogger(SmtpAuthentication.class.getName());

  private final SmtpChannel channel;
  private final SmtpListener listener;
  private final SmtpProfile profile;

  /**
   * What became of AUTH.
   *
   * @param account whom the client authenticated as
   */
  record Result(Optional<String> account, Reply reply) {}

  SmtpAuthentication(SmtpChannel channel, SmtpListener listener, SmtpProfile profile) {
    this.channel = channel;
    this.listener = listener;
    this.profile = profile;
  }

  /** The mechanisms that the client's session has. */
  SaslOffer offer(Client client) {
    return SaslOffer.of(profile.mechanisms(), client, channel.bindings());
  }

  /** Whether there is any. */
  boolean isOffered(Client client) {
    return !offer(client).isEmpty();
  }

  /**
   * Runs the exchange to its end.
   *
   * @throws SmtpSyntaxError when a line was too long or malformed
   */
  Result run(Client client, SmtpCommand.Auth auth)
      throws IOException, InterruptedException, SmtpSyntaxError, EndOfSession {
    SaslExchange exchange =
        new SaslExchange(client, offer(client), new Listening(listener, client));
    try {
      SaslStep step = exchange.begin(auth.mechanism(), auth.initialResponse());
      while (step instanceof SaslStep.Challenge(String base64)) {
        channel.say(Replies.challenge(base64));
        step = exchange.answer(channel.readLine(MAX_LINE, Replies.AUTHENTICATION_LINE_TOO_LONG));
      }
      return result((SaslStep.Ended) step);
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "cannot authenticate " + client.remote() + ": " + e, e);
      return refused(Replies.AUTHENTICATION_UNAVAILABLE);
    }
  }

  private static Result result(SaslStep.Ended end) throws InterruptedException {
    return switch (end) {
      case SaslStep.Granted(String account) ->
          new Result(Optional.of(account), Replies.AUTHENTICATED);
      case SaslStep.Denied(Duration delay) -> {
        Thread.sleep(delay);
        yield refused(Replies.BAD_CREDENTIALS);
      }
      case SaslStep.Refused(Reply reply) -> refused(reply);
      case SaslStep.Faulty(SaslFault fault) -> refused(reply(fault));
    };
  }

  private static Reply reply(SaslFault fault) {
    return switch (fault) {
      case UNKNOWN_MECHANISM -> Replies.UNKNOWN_MECHANISM;
      case ENCRYPTION_REQUIRED -> Replies.ENCRYPTION_REQUIRED;
      case CANCELLED -> Replies.AUTHENTICATION_CANCELLED;
      case MALFORMED -> Replies.BAD_AUTHENTICATION_RESPONSE;
    };
  }

  private static Result refused(Reply reply) {
    return new Result(Optional.empty(), reply);
  }

  private record Listening(SmtpListener listener, Client client) implements SaslAuthority {
    @Override
    public ScramParameters scram(String user) {
      return listener.scram(client, user);
    }

    @Override
    public Authentication authenticate(Proof proof) {
      return listener.authenticate(client, proof);
    }
  }
}
