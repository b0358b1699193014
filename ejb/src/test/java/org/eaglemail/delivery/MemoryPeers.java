package org.eaglemail.delivery;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.Reference;
import javax.net.ssl.SSLContext;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Probe;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;

/** Other servers in memory: each takes all mail until it is told to behave otherwise. */
public final class MemoryPeers implements SmtpConnectionFactory {
  private static final long serialVersionUID = 1L;
  private static final Reply OK = Reply.reply(250, "2.0.0", "Ok");

  /** What a server does with a message. */
  @FunctionalInterface
  public interface Behaviour {
    Transmission send(OutboundMessage message) throws IOException;
  }

  private final transient Map<InetSocketAddress, Behaviour> behaviours = new HashMap<>();
  private final transient List<String> tried = new ArrayList<>();
  private final transient List<Destination> asked = new ArrayList<>();
  private final transient List<OutboundMessage> sent = new ArrayList<>();
  private transient int open;
  private transient boolean full;

  /** The host of that number, at an address of its own. */
  public static RelayHost host(int number) {
    return new RelayHost(
        "mx" + number + ".away.test", new InetSocketAddress("127.0.9." + number, 25));
  }

  /** From now on that host does so. */
  public synchronized void behave(RelayHost host, Behaviour behaviour) {
    behaviours.put(host.address(), behaviour);
  }

  /** From now on as many connections are in use as may be. */
  public synchronized void fill() {
    full = true;
  }

  /** Says the same of each recipient. */
  public static Behaviour saying(Reply reply) {
    return message ->
        Transmission.same(message.recipients().size(), Verdict.spoken(reply), Set.of());
  }

  /** Refuses a session in words. */
  public static Behaviour refusing(Reply reply) {
    return message -> {
      throw new SmtpConnectException(reply, null);
    };
  }

  /** Cannot be reached. */
  public static Behaviour unreachable(Reply reply) {
    return message -> {
      throw new SmtpConnectException(reply, new IOException("Connection refused"));
    };
  }

  @Override
  public void trust(SSLContext authorities) {
    // Nothing is encrypted in memory.
  }

  /** The names of the hosts that were asked, in order. */
  public synchronized List<String> tried() {
    return List.copyOf(tried);
  }

  /** What was asked of each of them. */
  synchronized List<Destination> asked() {
    return List.copyOf(asked);
  }

  /** What was handed to any host. */
  public synchronized List<OutboundMessage> sent() {
    return List.copyOf(sent);
  }

  /** Connections that were not closed. */
  synchronized int open() {
    return open;
  }

  private synchronized Behaviour begin(Destination destination, OutboundMessage message) {
    tried.add(destination.host());
    asked.add(destination);
    sent.add(message);
    return behaviours.getOrDefault(destination.address(), saying(OK));
  }

  @Override
  public synchronized SmtpConnection getConnection(Destination destination)
      throws ResourceException {
    if (full) {
      throw new ResourceAllocationException("the pool is full");
    }
    open++;
    return new SmtpConnection() {
      @Override
      public Transmission send(OutboundMessage message) throws IOException {
        return begin(destination, message).send(message);
      }

      @Override
      public void close() {
        closed();
      }
    };
  }

  @Override
  public Probe probe(Destination destination, ReversePath sender, EmailAddress recipient) {
    throw new UnsupportedOperationException("nothing here asks");
  }

  @Override
  public void limitPerDestination(int connections) {
    throw new UnsupportedOperationException("has no limit");
  }

  private synchronized void closed() {
    open--;
  }

  @Override
  public void setReference(Reference reference) {
    throw new UnsupportedOperationException("is bound nowhere");
  }

  @Override
  public Reference getReference() {
    throw new UnsupportedOperationException("is bound nowhere");
  }
}
