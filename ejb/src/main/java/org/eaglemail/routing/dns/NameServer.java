package org.eaglemail.routing.dns;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/**
 * One name server: UDP first, TCP when the answer was truncated (RFC 7766 §5), without EDNS when
 * the server does not know it (RFC 6891 §7).
 */
final class NameServer {
  private static final Logger LOG = System.getLogger(NameServer.class.getName());

  private static final int NO_EDNS = -1;

  private final InetSocketAddress address;
  private final SimpleResolver resolver;
  private final SimpleResolver plain;

  NameServer(InetSocketAddress address, Duration attemptTime) {
    this.address = address;
    this.resolver = resolver(address, attemptTime);
    this.plain = resolver(address, attemptTime);
    this.plain.setEDNS(NO_EDNS);
  }

  private static SimpleResolver resolver(InetSocketAddress address, Duration timeout) {
    SimpleResolver resolver = new SimpleResolver(address);
    resolver.setTimeout(timeout);
    return resolver;
  }

  DnsAnswer ask(Question question) {
    try {
      Message response = send(resolver, question);
      if (isUnawareOfEdns(response)) {
        response = send(plain, question);
      }
      return ResponseReader.read(question, response);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, () -> question + " from " + this + " failed", e);
      return new DnsAnswer.Failure(reason(e));
    } catch (IllegalStateException e) {
      // The library cannot open its selector any more while the virtual machine shuts down.
      LOG.log(Level.DEBUG, () -> question + " from " + this + " failed", e);
      return new DnsAnswer.Failure("DNS is shut down");
    }
  }

  private static Message send(SimpleResolver resolver, Question question) throws IOException {
    // A new message for each attempt, so that its id cannot be known from the one before.
    Record asked = Record.newRecord(question.name(), question.type().code(), DClass.IN);
    return resolver.send(Message.newQuery(asked));
  }

  private static boolean isUnawareOfEdns(Message response) {
    int code = response.getHeader().getRcode();
    return (code == Rcode.FORMERR || code == Rcode.NOTIMP) && response.getOPT() == null;
  }

  private static String reason(IOException e) {
    boolean late =
        e.getCause() instanceof TimeoutException
            || String.valueOf(e.getMessage()).startsWith("Timed out");
    return late ? "no answer in time" : "no valid answer";
  }

  @Override
  public String toString() {
    return "name server " + address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
