package org.eaglemail.policy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eaglemail.policy.check.Finding;
import org.eaglemail.policy.check.Request;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.SmtpSession;

/**
 * One line for each refusal, as Postfix's {@code reject:} lines: stage, client, reply, check and
 * reason, sender, recipient, name, account. At most {@link #MOST_PER_SECOND} lines a second, so
 * that nobody can fill the disk with them; those left out are counted in a line of their own.
 */
final class RefusalLog {
  static final int MOST_PER_SECOND = 50;

  private static final Logger LOG = System.getLogger(RefusalLog.class.getName());
  private static final int MAX_WORD = 256;
  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final Consumer<String> lines;
  private long second;
  private int written;
  private long suppressed;

  RefusalLog() {
    this(System::nanoTime, line -> LOG.log(Level.INFO, line));
  }

  /**
   * @param lines takes each finished line
   */
  RefusalLog(LongSupplier nanoTime, Consumer<String> lines) {
    this.nanoTime = nanoTime;
    this.lines = lines;
    this.second = nanoTime.getAsLong();
  }

  void refused(Request request, Reply reply, Finding by) {
    if (!mayWrite()) {
      return;
    }
    SmtpSession session = request.session();
    StringBuilder line =
        new StringBuilder(200)
            .append("reject: ")
            .append(request.stage())
            .append(" from ")
            .append(client(session))
            .append(": ")
            .append(reply.text())
            .append("; check=")
            .append(by.check())
            .append(" (")
            .append(word(by.verdict().reason()))
            .append(')');
    paths(request, line);
    if (!session.helo().isEmpty()) {
      line.append(" proto=").append(session.protocol(false));
      line.append(" helo=<").append(word(session.helo())).append('>');
    }
    session.account().ifPresent(account -> line.append(" account=").append(word(account)));
    lines.accept(line.toString());
  }

  private static void paths(Request request, StringBuilder line) {
    switch (request) {
      case Request.Connection connection -> {}
      case Request.Greeting greeting -> {}
      case Request.Sender sender -> line.append(" from=<" + sender.sender().text() + ">");
      case Request.Recipient(SmtpSession session, var sender, EmailAddress recipient) ->
          line.append(" from=<" + sender.text() + "> to=<" + recipient + ">");
      case Request.Content content ->
          line.append(" from=<" + content.envelope().sender().text() + "> to=<")
              .append(content.envelope().recipients().getFirst().address() + ">")
              .append(" recipients=" + content.envelope().recipients().size());
    }
  }

  private static String client(SmtpSession session) {
    Optional<String> name = session.client().name();
    return word(name.orElse(""))
        + "["
        + session.client().remote().getAddress().getHostAddress()
        + "]";
  }

  /** What a client said, reduced to what cannot end the line or fill it. */
  private static String word(String text) {
    String cut = text.length() <= MAX_WORD ? text : text.substring(0, MAX_WORD) + "...";
    return cut.replaceAll("[^ -~]", "?");
  }

  private synchronized boolean mayWrite() {
    long now = nanoTime.getAsLong();
    if (now - second >= SECOND) {
      if (suppressed > 0) {
        lines.accept("reject: " + suppressed + " more refusals were not logged");
      }
      second = now;
      written = 0;
      suppressed = 0;
    }
    if (written == MOST_PER_SECOND) {
      suppressed++;
      return false;
    }
    written++;
    return true;
  }
}
