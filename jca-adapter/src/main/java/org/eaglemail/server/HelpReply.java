package org.eaglemail.server;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.SmtpRole;

/** The answer to HELP (RFC 5321 §4.1.1.8): the commands that this session has, and no others. */
final class HelpReply {
  private static final List<String> ALWAYS =
      List.of("MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "VRFY", "HELP");

  private static final Map<SmtpExtension, String> OF_EXTENSIONS =
      Map.of(
          SmtpExtension.CHUNKING, "BDAT",
          SmtpExtension.STARTTLS, "STARTTLS",
          SmtpExtension.AUTH, "AUTH",
          SmtpExtension.ETRN, "ETRN",
          SmtpExtension.XCLIENT, "XCLIENT",
          SmtpExtension.EXPN, "EXPN");

  private HelpReply() {}

  /** What a session with that offer is told; before EHLO and after HELO it has no extensions. */
  static Reply of(SmtpRole role, Offer offer) {
    Stream<String> greetings =
        role == SmtpRole.LMTP ? Stream.of("LHLO") : Stream.of("EHLO", "HELO");
    Stream<String> extended =
        offer.extensions().stream().flatMap(each -> Stream.ofNullable(OF_EXTENSIONS.get(each)));
    String commands =
        Stream.of(greetings, ALWAYS.stream(), extended)
            .flatMap(words -> words)
            .collect(Collectors.joining(" "));
    return Reply.reply(214, "2.0.0", commands, "See RFC 5321, RFC 6409 and RFC 2033");
  }
}
