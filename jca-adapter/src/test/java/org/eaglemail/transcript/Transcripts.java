package org.eaglemail.transcript;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The transcripts that come with the tests.
 *
 * <p>Needs: {@code accounts} the domain example.test with alice and bob, password {@code
 * secret-Eagle-1}; {@code maildrop} these accounts, and in alice's maildrop three messages with the
 * subjects one, two and three, the second with the lines {@code .one dot}, {@code ..two dots} and
 * {@code .}, the third without a body; {@code authentication} AUTH is offered; {@code scram} with
 * each mechanism there is; {@code tls} so is STARTTLS or STLS; {@code remote} the client is on
 * another machine; {@code trusted} it may speak for others; {@code cleartext=} where POP3 takes
 * passwords as they are; {@code apop} so is APOP; {@code lmtp}, {@code submission} what the
 * listener is for; {@code normalise} bare line ends of own users are mended; {@code without=} an
 * extension is off; {@code max-size=}, {@code max-recipients=}, {@code max-transactions=}, {@code
 * max-commands=}, {@code max-errors=} limits of a session; {@code utf8-message} a fourth message in
 * the maildrop, in UTF-8; {@code quirks} old commands of POP3; {@code terms} alice's mail stays 30
 * days and she may come each minute, others' 7 days and each 10 minutes; {@code too-soon} she was
 * here just now; {@code unnamed} the software is not told.
 */
public final class Transcripts {
  private Transcripts() {}

  /** All of a protocol, {@code smtp} or {@code pop3}, by name. */
  public static List<Transcript> of(String protocol) throws IOException {
    String folder = "/transcripts/" + protocol;
    URL url = Objects.requireNonNull(Transcripts.class.getResource(folder), folder);
    return TranscriptFolder.read(url);
  }

  /** Those of a protocol that need nothing but what {@code offered} has. */
  public static List<Transcript> runnable(String protocol, Set<String> offered) throws IOException {
    return of(protocol).stream().filter(t -> offered.containsAll(t.needs())).toList();
  }
}
