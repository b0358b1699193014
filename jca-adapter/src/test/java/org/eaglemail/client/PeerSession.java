package org.eaglemail.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.eaglemail.transcript.TestTls;

/** One connection of a {@link ScriptedPeer}. Shares no code with what it is to test. */
final class PeerSession {
  private final ScriptedPeer peer;
  private Socket connection;
  private InputStream in;
  private boolean inTransaction;
  private int recipients;
  private boolean lmtp;

  PeerSession(ScriptedPeer peer, Socket connection) throws IOException {
    this.peer = peer;
    this.connection = connection;
    this.in = new BufferedInputStream(connection.getInputStream(), 64 * 1024);
  }

  void run() throws IOException {
    Answer.Next next = answer(ScriptedPeer.CONNECT, Answer.say("220 peer.test ESMTP"));
    while (next == Answer.Next.GO_ON) {
      String command = line();
      peer.received(command, in.available() > 0);
      next = obey(command);
    }
    if (next == Answer.Next.FREEZE) {
      freeze();
    }
  }

  /** Waits for the end of the connection without reading from it. */
  private void freeze() throws IOException {
    while (!connection.isClosed()) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  private Answer.Next obey(String command) throws IOException {
    String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    return switch (verb) {
      case "EHLO" -> answer(command, Answer.say(ehlo()));
      case "LHLO" -> {
        lmtp = true;
        yield answer(command, Answer.say(ehlo()));
      }
      case "HELO", "NOOP" -> answer(command, Answer.say("250 peer.test"));
      case "RSET" -> {
        endTransaction();
        yield answer(command, Answer.say("250 2.0.0 Ok"));
      }
      case "MAIL" -> mail(command);
      case "RCPT" -> recipient(command);
      case "DATA" -> data(command);
      case "BDAT" -> chunk(command);
      case "STARTTLS" -> startTls(command);
      case "QUIT" -> answer(command, Answer.hangUp("221 2.0.0 Bye"));
      default -> answer(command, Answer.say("500 5.5.2 Error: bad syntax"));
    };
  }

  private Answer.Next startTls(String command) throws IOException {
    Answer answer = choose(command, Answer.say("220 2.0.0 Ready to start TLS"));
    Answer.Next next = play(answer);
    if (answer.code().equals("220") && next == Answer.Next.GO_ON) {
      SSLSocket tls =
          (SSLSocket) TestTls.context().getSocketFactory().createSocket(connection, null, -1, true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      connection = tls;
      in = new BufferedInputStream(tls.getInputStream());
    }
    return next;
  }

  private String[] ehlo() {
    List<String> lines = new ArrayList<>();
    lines.add("peer.test");
    lines.addAll(peer.offers());
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, "250" + (i < lines.size() - 1 ? "-" : " ") + lines.get(i));
    }
    return lines.toArray(String[]::new);
  }

  private Answer.Next mail(String command) throws IOException {
    if (inTransaction) {
      return play(Answer.say("503 5.5.1 Error: nested MAIL command"));
    }
    Answer answer = choose(command, Answer.say("250 2.1.0 Ok"));
    inTransaction = answer.code().startsWith("2");
    return play(answer);
  }

  private Answer.Next recipient(String command) throws IOException {
    if (!inTransaction) {
      return play(Answer.say("503 5.5.1 Error: need MAIL command"));
    }
    Answer answer = choose(command, Answer.say("250 2.1.5 Ok"));
    recipients += answer.code().startsWith("2") ? 1 : 0;
    return play(answer);
  }

  private Answer.Next data(String command) throws IOException {
    Answer input =
        recipients == 0
            ? Answer.say("554 5.5.1 Error: no valid recipients")
            : Answer.say("354 End data with <CR><LF>.<CR><LF>");
    Answer answer = choose(command, input);
    Answer.Next next = play(answer);
    return answer.code().equals("354") ? body(next) : next;
  }

  /** Reads the message that a client sends after a 354. */
  private Answer.Next body(Answer.Next after) throws IOException {
    if (after != Answer.Next.GO_ON) {
      return after;
    }
    Answer.Next next = answer(ScriptedPeer.BODY, connected -> Answer.Next.GO_ON);
    if (next != Answer.Next.GO_ON) {
      return next;
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    String line = line();
    while (!line.equals(".")) {
      String text = line.startsWith(".") ? line.substring(1) : line;
      message.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      line = line();
    }
    peer.received(message.toByteArray());
    return atEnd(ScriptedPeer.FINAL_DOT);
  }

  /** Takes a whole message in one chunk. */
  private Answer.Next chunk(String command) throws IOException {
    int size = Integer.parseInt(command.split(" ", 3)[1]);
    byte[] octets = in.readNBytes(size);
    if (octets.length < size) {
      throw new EOFException();
    }
    peer.received(octets);
    return atEnd("BDAT");
  }

  /** One reply, but in LMTP one for each recipient that was taken. */
  private Answer.Next atEnd(String point) throws IOException {
    int replies = lmtp ? recipients : 1;
    endTransaction();
    Answer.Next next = Answer.Next.GO_ON;
    for (int i = 0; i < replies && next == Answer.Next.GO_ON; i++) {
      next = answer(point, Answer.say("250 2.0.0 Ok: queued as 4B2"));
    }
    return next;
  }

  private void endTransaction() {
    inTransaction = false;
    recipients = 0;
  }

  private Answer.Next answer(String point, Answer otherwise) throws IOException {
    return play(choose(point, otherwise));
  }

  private Answer choose(String point, Answer otherwise) {
    return peer.scripted(point).orElse(otherwise);
  }

  private Answer.Next play(Answer answer) throws IOException {
    return answer.play(connection);
  }

  /** A line to its CRLF; a CR or LF alone is part of it. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException();
      }
      line.append((char) octet);
      if (octet == '\n' && line.length() > 1 && line.charAt(line.length() - 2) == '\r') {
        return line.substring(0, line.length() - 2);
      }
    }
  }
}
