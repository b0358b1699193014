package org.eaglemail.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Credentials;

/** The exchange of credentials behind AUTH (RFC 4954 §4). */
final class SmtpAuthentication {
  /** RFC 4954 §4, CRLF included; also of the AUTH command with its initial response. */
  static final int MAX_LINE = 12_288;

  private static final String USER_PROMPT = "Username:";
  private static final String PASSWORD_PROMPT = "Password:";

  private final SmtpChannel channel;

  SmtpAuthentication(SmtpChannel channel) {
    this.channel = channel;
  }

  /**
   * Asks for what is still missing.
   *
   * @throws SmtpSyntaxError when the mechanism is unknown, the exchange malformed or cancelled
   */
  Credentials credentials(SmtpCommand.Auth auth) throws IOException, SmtpSyntaxError, EndOfSession {
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
