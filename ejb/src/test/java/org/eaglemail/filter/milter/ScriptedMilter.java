package org.eaglemail.filter.milter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eaglemail.settings.MilterAddress;

/**
 * A milter that does as it is told: remembers what it hears, and answers each kind of command with
 * packets that were set before; CONTINUE where nothing was.
 */
final class ScriptedMilter implements AutoCloseable {
  private static final String UNANSWERED = "DAQ";

  private final ServerSocket server;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final Map<Character, List<byte[]>> answers = new HashMap<>();
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private int version = 6;
  private int actions = 0x1ff;
  private int steps;
  private byte[] symbols = {};

  ScriptedMilter() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  MilterAddress address() {
    return new MilterAddress.Inet("127.0.0.1", server.getLocalPort());
  }

  ScriptedMilter version(int spoken) {
    version = spoken;
    return this;
  }

  ScriptedMilter actions(int bits) {
    actions = bits;
    return this;
  }

  ScriptedMilter steps(int bits) {
    steps = bits;
    return this;
  }

  /** Wants these macros at a stage. */
  ScriptedMilter symbols(int stage, String names) {
    byte[] text = (names + "\0").getBytes(ISO_8859_1);
    symbols = ByteBuffer.allocate(Integer.BYTES + text.length).putInt(stage).put(text).array();
    return this;
  }

  /** Answers a kind of command with that packet, after others set before for the same kind. */
  ScriptedMilter answer(char command, char reply, String data) {
    return answer(command, reply, data.getBytes(ISO_8859_1));
  }

  ScriptedMilter answer(char command, char reply, byte[] data) {
    byte[] packet =
        ByteBuffer.allocate(Integer.BYTES + 1 + data.length)
            .putInt(1 + data.length)
            .put((byte) reply)
            .put(data)
            .array();
    answers.computeIfAbsent(command, any -> new ArrayList<>()).add(packet);
    return this;
  }

  /** Answers with octets that may be no packet. */
  ScriptedMilter answerOctets(char command, byte[] octets) {
    answers.computeIfAbsent(command, any -> new ArrayList<>()).add(octets);
    return this;
  }

  /** What it heard, a text for each packet: its kind, and its data with '|' for NUL. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** How many there were. */
  int connections() {
    return sockets.size();
  }

  /** Closes the connections that it has. */
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        int length = in.readInt();
        char kind = (char) in.readUnsignedByte();
        byte[] data = in.readNBytes(length - 1);
        if (kind == 'O') {
          negotiate(out);
          continue;
        }
        heard.add(kind + new String(data, ISO_8859_1).replace('\0', '|'));
        List<byte[]> set = answers.get(kind);
        if (set != null) {
          for (byte[] packet : set) {
            out.write(packet);
          }
        } else if (UNANSWERED.indexOf(kind) < 0 && !isSilent(kind)) {
          out.write(new byte[] {0, 0, 0, 1, 'c'});
        }
      }
    } catch (EOFException end) {
      // So ends a session.
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void negotiate(DataOutputStream out) throws IOException {
    out.writeInt(13 + symbols.length);
    out.writeByte('O');
    out.writeInt(version);
    out.writeInt(actions);
    out.writeInt(steps);
    out.write(symbols);
  }

  /** NR_HDR, NR_CONN and their like. */
  private boolean isSilent(char kind) {
    int bit =
        switch (kind) {
          case 'L' -> 0x80;
          case 'C' -> 0x1000;
          case 'H' -> 0x2000;
          case 'M' -> 0x4000;
          case 'R' -> 0x8000;
          case 'T' -> 0x10000;
          case 'N' -> 0x40000;
          case 'B' -> 0x80000;
          default -> 0;
        };
    return (steps & bit) != 0;
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
