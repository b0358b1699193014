package org.eaglemail.filter.milter;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eaglemail.filter.milter.protocol.MacroStage;
import org.eaglemail.filter.milter.protocol.MilterCommand;
import org.eaglemail.filter.milter.protocol.MilterReply;
import org.eaglemail.filter.milter.protocol.MilterSyntaxException;
import org.eaglemail.filter.milter.protocol.Negotiation;
import org.eaglemail.filter.milter.protocol.Step;

/** A connection to a milter, negotiated. For one thread at a time. */
final class MilterConnection implements Closeable {
  private static final MilterReply.Answer NO_ANSWER = new MilterReply.Continue();

  private final MilterChannel channel;
  private final Negotiation agreed;

  /** Takes a change. */
  @FunctionalInterface
  interface Taker {
    void take(MilterReply.Change change) throws IOException;
  }

  private MilterConnection(MilterChannel channel, Negotiation agreed) {
    this.channel = channel;
    this.agreed = agreed;
  }

  /**
   * Connects and negotiates.
   *
   * @throws IOException when that fails or takes longer
   */
  static MilterConnection open(SocketAddress address, Duration limit) throws IOException {
    MilterChannel channel = MilterChannel.open(address, limit);
    try {
      channel.write(Negotiation.offer(), limit);
      return new MilterConnection(channel, Negotiation.parse(channel.read(limit)));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Negotiation agreed() {
    return agreed;
  }

  /** Tells the circumstances of the command that comes next, those of them that are wanted. */
  void tell(MacroStage stage, Map<String, String> known, Duration limit) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String symbol : agreed.symbols(stage)) {
      String value = known.get(symbol);
      if (value != null) {
        values.put(symbol, value);
      }
    }
    if (!values.isEmpty()) {
      say(new MilterCommand.Macros(stage, values), limit);
    }
  }

  /** Sends what has no answer. */
  void say(MilterCommand command, Duration limit) throws IOException {
    channel.write(command.packet(), limit);
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @param silent what the milter asked for if it does not answer this
   */
  MilterReply.Answer ask(MilterCommand command, Step silent, Duration limit) throws IOException {
    say(command, limit);
    return agreed.has(silent) ? NO_ANSWER : answer(limit, MilterConnection::refuse);
  }

  /** Sends the end of the message; what is to be changed comes before the answer. */
  MilterReply.Answer end(Taker changes, Duration limit) throws IOException {
    say(new MilterCommand.EndOfMessage(), limit);
    return answer(limit, changes);
  }

  private static void refuse(MilterReply.Change change) throws IOException {
    throw new MilterSyntaxException("it changes the message before its end");
  }

  private MilterReply.Answer answer(Duration limit, Taker changes) throws IOException {
    while (true) {
      switch (MilterReply.parse(channel.read(limit))) {
        case MilterReply.Answer answer -> {
          return answer;
        }
        case MilterReply.Change change -> changes.take(change);
        case MilterReply.Progress longer -> {}
      }
    }
  }

  /** Sends what was not sent yet. */
  void flush(Duration limit) throws IOException {
    channel.flush(limit);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
