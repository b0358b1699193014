package org.eaglemail.wire;

import java.io.IOException;
import java.util.Iterator;
import org.eaglemail.protocol.smtp.Reply;

/** Writes SMTP replies as lines (RFC 5321 §4.2). Flushing is the line writer's. */
public final class SmtpReplyWriter {
  private final LineWriter out;
  private final boolean enhanced;

  /**
   * @param enhanced whether enhanced status codes are written (RFC 2034)
   */
  public SmtpReplyWriter(LineWriter out, boolean enhanced) {
    this.out = out;
    this.enhanced = enhanced;
  }

  /** Adds a reply. */
  public void write(Reply reply) throws IOException {
    // RFC 2034 §4: the enhanced status stands in each line of a reply.
    String status = enhanced ? reply.status().map(s -> s + " ").orElse("") : "";
    Iterator<String> lines = reply.lines().iterator();
    while (lines.hasNext()) {
      String text = lines.next();
      out.line(reply.code() + (lines.hasNext() ? "-" : " ") + status + text);
    }
  }
}
