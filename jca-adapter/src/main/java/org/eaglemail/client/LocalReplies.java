package org.eaglemail.client;

import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Verdict;

/**
 * Replies of our own, for what no peer replied to: fit for the queue and for notifications. The
 * words for lost connections are those of Postfix, which administrators know.
 */
final class LocalReplies {
  private LocalReplies() {}

  /** {@code host[address]}, as logs of mail name a peer. */
  static String name(Destination peer) {
    return peer.host() + "[" + peer.address().getAddress().getHostAddress() + "]";
  }

  /** No connection came about (RFC 3463 §3.5, X.4.1). */
  static Verdict unreachable(Destination peer, String why) {
    return local(451, "4.4.1", "connect to " + peer + ": " + why);
  }

  /** The connection was lost, timed out, or made no sense (RFC 3463 §3.5 X.4.2, §3.6 X.5.0). */
  static Verdict lost(Destination peer, Phase phase, PeerFailure failure) {
    String name = name(peer);
    return switch (failure.kind()) {
      case LOST, UNWRITABLE -> during(phase, "4.4.2", "lost connection with " + name, "");
      case TIMED_OUT -> during(phase, "4.4.2", "conversation with " + name + " timed out", "");
      case GARBLED ->
          during(phase, "4.5.0", "protocol error of " + name, ": " + failure.getMessage());
    };
  }

  /** After the end of the message it may have been taken all the same. */
  private static Verdict during(Phase phase, String status, String what, String said) {
    Verdict verdict = local(451, status, what + " while " + phase.activity() + said);
    return phase == Phase.END_OF_DATA ? verdict.unanswered() : verdict;
  }

  /** The peer said yes where only another yes would have made sense. */
  static Verdict unexpected(Destination peer, Phase phase, Reply reply) {
    return during(phase, "4.5.0", "unexpected reply of " + name(peer), ": " + reply.text());
  }

  /** RFC 1870 §6.1: what is larger than the peer takes is not offered to it. */
  static Verdict tooLarge(Destination peer, long size, long limit) {
    return local(
        552,
        "5.3.4",
        "message size " + size + " exceeds size limit " + limit + " of server " + name(peer));
  }

  /**
   * RFC 6152 §3, RFC 3030 §3: 8-bit or binary content for a peer that did not offer to take it; of
   * the two ways that are left, to convert and to give up, this is the second: the first failed.
   */
  static Verdict needsBody(Destination peer, BodyType body) {
    String content = body == BodyType.BINARY_MIME ? "binary" : "8-bit";
    return local(
        554,
        "5.6.3",
        "message has "
            + content
            + " content, for which "
            + name(peer)
            + " offers no "
            + body.keyword());
  }

  /** RFC 6531 §3.5, RFC 5248: UTF-8 in an address or the header, for a peer without SMTPUTF8. */
  static Verdict needsUtf8(Destination peer) {
    return local(
        553,
        "5.6.7",
        "message has UTF-8 addresses or header, for which " + name(peer) + " offers no SMTPUTF8");
  }

  /** RFC 8689 §4.2.1. */
  static Verdict needsTls(Destination peer) {
    return local(
        550, "5.7.30", "REQUIRETLS support required, which " + name(peer) + " does not give");
  }

  /** RFC 3207 §4.1: a client may insist on TLS. The status is Postfix's. */
  static Verdict tlsMissing(Destination peer, String why) {
    return local(451, "4.7.4", "TLS is required, but " + why + " by " + name(peer));
  }

  /** RFC 3463 §3.8, X.7.5: keys or certificates were not agreed on. */
  static Verdict tlsFailed(Destination peer, TlsFailure failure) {
    return local(451, "4.7.5", "cannot start TLS with " + name(peer) + ": " + failure.getMessage());
  }

  /** RFC 4954 §6: what may yet be mended, here or there, is no reason to give mail up. */
  static Verdict loginFailed(Destination peer, AuthFailure failure) {
    return local(451, "4.7.0", "cannot log in to " + name(peer) + ": " + failure.getMessage());
  }

  /** RFC 2852 §4.1.4, RFC 3463 §3.4. */
  static Verdict needsDeliverBy(Destination peer) {
    return local(
        554,
        "5.3.3",
        "message is to be delivered in time or returned, which " + name(peer) + " does not heed");
  }

  /** RFC 5321 §2.3.8: no bare CR or LF goes out, lest two servers see two different messages. */
  static Verdict notLines(String why) {
    return local(554, "5.6.0", why + ", and was not sent");
  }

  /** RFC 3463 §3.4, X.3.0: a fault here. */
  static Verdict unreadable() {
    return local(451, "4.3.0", "the message cannot be read now");
  }

  private static Verdict local(int code, String status, String text) {
    return Verdict.ours(Reply.reply(code, status, printable(text)));
  }

  /** Text that a {@link Reply} takes: controls become question marks. */
  static String printable(String text) {
    if (text.chars().noneMatch(LocalReplies::isControl)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.chars().forEach(c -> clean.append(isControl(c) ? '?' : (char) c));
    return clean.toString();
  }

  private static boolean isControl(int c) {
    return (c < ' ' && c != '\t') || c == 0x7f;
  }
}
