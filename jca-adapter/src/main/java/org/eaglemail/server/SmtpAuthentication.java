package org.eaglemail.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;

/** AUTH (RFC 4954 §4): the exchange of credentials, and its outcome as a reply. */
final class SmtpAuthentication {
  /** RFC 4954 §4, CRLF included; also of the AUTH command with its initial response. */
  static final int MAX_LINE = 12_288;

  private static final String USER_PROMPT = "Username:";
  private static final String PASSWORD_PROMPT = "Password:";

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

  /** Whether there is any mechanism for that client's session. */
  boolean isOffered(Client client) {
    return !Offer.mechanisms(profile, client).isEmpty();
  }

  /**
   * Runs the exchange to its end.
   *
   * @throws SmtpSyntaxError when the mechanism is unknown, the exchange malformed or cancelled
   */
  Result run(Client client, SmtpCommand.Auth auth)
      throws IOException, InterruptedException, SmtpSyntaxError, EndOfSession {
    if (!client.isPrivate()) {
      return new Result(Optional.empty(), Replies.ENCRYPTION_REQUIRED);
    }
    Credentials credentials = credentials(auth);
    try {
      return switch (listener.authenticate(client, new Proof.Password(credentials))) {
        case Authentication.Denied(Duration delay) -> {
          Thread.sleep(delay);
          yield new Result(Optional.empty(), Replies.BAD_CREDENTIALS);
        }
        case Authentication.Refused(Reply reply) -> new Result(Optional.empty(), reply);
        case Authentication.Granted granted ->
            new Result(Optional.of(granted.account()), Replies.AUTHENTICATED);
      };
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "cannot authenticate " + client.remote() + ": " + e, e);
      return new Result(Optional.empty(), Replies.AUTHENTICATION_UNAVAILABLE);
    }
  }

  /** Asks for what is still missing. */
  private Credentials credentials(SmtpCommand.Auth auth)
      throws IOException, SmtpSyntaxError, EndOfSession {
    return switch (auth.mechanism()) {
      case "PLAIN" -> plain(first(auth, ""));
      case "LOGIN" -> new Credentials("", first(auth, USER_PROMPT), ask(PASSWORD_PROMPT));
      default -> throw new SmtpSyntaxError(Replies.UNKNOWN_MECHANISM);
    };
  }

  private String first(SmtpCommand.Auth auth, String prompt)
      throws IOException, SmtpSyntaxError, EndOfSession {
    if (auth.initialResponse().isEmpty()) {
      return ask(prompt);
    }
    String response = auth.initialResponse().get();
    // RFC 4954 §4: a response of no octets is sent as "=".
    return response.equals("=") ? "" : decode(response);
  }

  private String ask(String prompt) throws IOException, SmtpSyntaxError, EndOfSession {
    byte[] octets = prompt.getBytes(StandardCharsets.US_ASCII);
    channel.say(Replies.challenge(Base64.getEncoder().encodeToString(octets)));
    String response = channel.readLine(MAX_LINE, Replies.AUTHENTICATION_LINE_TOO_LONG);
    if (response.equals("*")) {
      throw new SmtpSyntaxError(Replies.AUTHENTICATION_CANCELLED);
    }
    return decode(response);
  }

  // RFC 4616 §2: [authzid] NUL authcid NUL passwd.
  private static Credentials plain(String message) throws SmtpSyntaxError {
    String[] parts = message.split("\0", -1);
    if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
      throw new SmtpSyntaxError(Replies.BAD_AUTHENTICATION_RESPONSE);
    }
    return new Credentials(parts[0], parts[1], parts[2]);
  }

  private static String decode(String base64) throws SmtpSyntaxError {
    try {
      byte[] octets = Base64.getDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (IllegalArgumentException | CharacterCodingException undecodable) {
      throw new SmtpSyntaxError(Replies.BAD_AUTHENTICATION_RESPONSE);
    }
  }
}
