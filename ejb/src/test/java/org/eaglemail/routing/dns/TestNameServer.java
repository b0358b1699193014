package org.eaglemail.routing.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A name server on loopback, UDP and TCP on the same free port, that says what a test tells it. */
public final class TestNameServer implements AutoCloseable {
  private static final int MAX_UDP = 4096;

  /** Says what to answer. */
  public interface Script {
    /**
     * The answer to a query; empty for none at all.
     *
     * @param response holds id and question already; to be filled, or ignored
     * @param tcp whether the query came over TCP
     */
    Optional<Message> answer(Message query, Message response, boolean tcp) throws IOException;
  }

  private final InetAddress loopback = InetAddress.getLoopbackAddress();
  private final Script script;
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final UnaryOperator<byte[]> damage;
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();

  private TestNameServer(Script script, UnaryOperator<byte[]> damage) throws IOException {
    this.script = script;
    this.damage = damage;
    this.tcp = new ServerSocket(0, 50, loopback);
    this.udp = new DatagramSocket(tcp.getLocalPort(), loopback);
  }

  public static TestNameServer start(Script script) throws IOException {
    return start(script, wire -> wire);
  }

  /** Starts a server whose answers are changed on the wire. */
  public static TestNameServer start(Script script, UnaryOperator<byte[]> damage)
      throws IOException {
    TestNameServer server = new TestNameServer(script, damage);
    Thread.ofVirtual().start(server::serveUdp);
    Thread.ofVirtual().start(server::serveTcp);
    return server;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(loopback, tcp.getLocalPort());
  }

  /** What was asked, such as {@code UDP a.test A}. */
  public List<String> queries() {
    return queries;
  }

  private void serveUdp() {
    byte[] buffer = new byte[MAX_UDP];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Optional<byte[]> answer = answer(Arrays.copyOf(buffer, packet.getLength()), false);
        if (answer.isPresent()) {
          udp.send(
              new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
      } catch (IOException | RuntimeException e) {
        fault(e);
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket client = tcp.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        fault(e);
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      while (true) {
        Optional<byte[]> answer = answer(in.readNBytes(in.readUnsignedShort()), true);
        if (answer.isPresent()) {
          out.writeShort(answer.get().length);
          out.write(answer.get());
        }
      }
    } catch (EOFException e) {
      // The client has no more questions.
      return;
    } catch (IOException | RuntimeException e) {
      fault(e);
    }
  }

  private void fault(Exception fault) {
    if (!udp.isClosed()) {
      faults.add(fault);
    }
  }

  private Optional<byte[]> answer(byte[] wire, boolean overTcp) throws IOException {
    Message query = new Message(wire);
    Record question = query.getQuestion();
    queries.add(
        (overTcp ? "TCP " : "UDP ")
            + question.getName().toString(true)
            + " "
            + org.xbill.DNS.Type.string(question.getType())
            + (query.getOPT() == null ? " plain" : ""));
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setFlag(Flags.RA);
    response.addRecord(question, Section.QUESTION);
    return script.answer(query, response, overTcp).map(Message::toWire).map(damage);
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
    assertThat(faults).as("faults of the test's name server").isEmpty();
  }
}
