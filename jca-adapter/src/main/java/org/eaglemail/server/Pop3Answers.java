package org.eaglemail.server;

import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.wire.LineWriter;

/** Writes answers of one line and of many (RFC 1939 §3). Flushing is the line writer's. */
final class Pop3Answers {
  private LineWriter out;

  Pop3Answers(LineWriter out) {
    this.out = out;
  }

  /** Writes there from now on. */
  void continueOn(LineWriter encrypted) {
    out = encrypted;
  }

  /** Answers with one line; returns it. */
  Pop3Reply say(Pop3Reply reply) throws IOException {
    out.line(reply.text());
    return reply;
  }

  /** Asks a client that authenticates (RFC 5034 §4); empty base64 leaves the space. */
  void challenge(String base64) throws IOException {
    out.line("+ " + base64);
  }

  /**
   * Answers with a listing; returns its first line.
   *
   * @param rows none begins with a dot; taken one by one, so that a listing may be of any length
   */
  Pop3Reply list(Pop3Reply head, Stream<String> rows) throws IOException {
    say(head);
    for (Iterator<String> each = rows.iterator(); each.hasNext(); ) {
      row(each.next());
    }
    end();
    return head;
  }

  /** A further line of an answer; does not begin with a dot. */
  void row(String row) throws IOException {
    out.line(row);
  }

  /** The end of an answer of many lines. */
  void end() throws IOException {
    out.line(".");
  }

  /**
   * Answers with a message or its top; returns the first line.
   *
   * @throws IOException when the session must end: the answer broke off
   */
  Pop3Reply send(Pop3Reply head, MessageDownload message, TopOfMessage top) throws IOException {
    say(head);
    message.sendTo(out, top);
    return head;
  }
}
