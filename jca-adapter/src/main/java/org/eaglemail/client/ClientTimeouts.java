package org.eaglemail.client;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a client waits for its peer. Each time is for one whole reply, or for one write, however
 * slowly its octets trickle.
 *
 * @param connect for the TCP connection
 * @param greeting for the greeting (RFC 5321 §4.5.3.2.1)
 * @param ehlo for the answer to EHLO, HELO and LHLO
 * @param mail for the answer to MAIL, RSET and AUTH (RFC 5321 §4.5.3.2.2)
 * @param rcpt for the answer to RCPT (RFC 5321 §4.5.3.2.3)
 * @param data for the answer to DATA (RFC 5321 §4.5.3.2.4)
 * @param block for the peer to take a piece of what is sent (RFC 5321 §4.5.3.2.5)
 * @param finalDot for the answer to the final dot (RFC 5321 §4.5.3.2.6)
 * @param quit for the answer to QUIT, which changes nothing any more
 */
public record ClientTimeouts(
    Duration connect,
    Duration greeting,
    Duration ehlo,
    Duration mail,
    Duration rcpt,
    Duration data,
    Duration block,
    Duration finalDot,
    Duration quit) {

  /** What RFC 5321 §4.5.3.2 asks for, and Postfix's 30 seconds to connect. */
  public static final ClientTimeouts DEFAULT =
      new ClientTimeouts(
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));

  public ClientTimeouts {
    boolean positive =
        Stream.of(connect, greeting, ehlo, mail, rcpt, data, block, finalDot, quit)
            .allMatch(Duration::isPositive);
    if (!positive) {
      throw new IllegalArgumentException("time-outs must be positive");
    }
  }

  /** The same time for everything. */
  public static ClientTimeouts all(Duration time) {
    return new ClientTimeouts(time, time, time, time, time, time, time, time, time);
  }

  /** How long to wait for the reply that belongs to {@code phase}. */
  Duration reply(Phase phase) {
    return switch (phase) {
      case GREETING -> greeting;
      case EHLO, HELO, LHLO, STARTTLS -> ehlo;
      case AUTH, RSET, MAIL -> mail;
      case RCPT -> rcpt;
      case DATA -> data;
      case BODY, END_OF_DATA -> finalDot;
      case QUIT -> quit;
    };
  }
}
