package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.DnsAnswer;
import org.eaglemail.routing.dns.Inquiry;
import org.eaglemail.routing.dns.Question;
import org.eaglemail.routing.dns.RecordType;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.TXTRecord;

/**
 * Asks DNS lists of clients (RFC 5782), all at once and for a bounded time. What is not known by
 * then is not listed: a list that is out of order must keep no mail away. For use by any thread.
 *
 * <p>Asks on threads of the system: in a container, class loaders can hold up all virtual ones.
 */
public final class DnsLists implements AutoCloseable {
  /** How long all the lists together are waited for. */
  public static final Duration MAX_TIME = Duration.ofSeconds(5);

  /** How long one name server is waited for. */
  static final Duration ATTEMPT_TIME = Duration.ofSeconds(2);

  /** Questions at once, of all sessions; one beyond has no answer. */
  public static final int MAX_QUESTIONS = 64;

  private static final long IDLE_SECONDS = 30;

  private final Dns dns;
  private final Duration patience;
  private final ThreadPoolExecutor threads;

  /** Asks {@code dns}, and waits for all the answers so long, {@link #MAX_TIME} in service. */
  public DnsLists(Dns dns, Duration patience) {
    this.dns = dns;
    this.patience = patience;
    this.threads =
        new ThreadPoolExecutor(
            0,
            MAX_QUESTIONS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("eagle-dns-list-", 0).factory());
  }

  /**
   * What the lists say of a client, in the order of the zones: the addresses that each answers,
   * none when it does not list the client or could not be asked.
   */
  public List<List<InetAddress>> ask(InetAddress client, List<Domain> zones) {
    long end = System.nanoTime() + patience.toNanos();
    List<Future<List<InetAddress>>> questions = new ArrayList<>(zones.size());
    for (Domain zone : zones) {
      questions.add(begin(client, zone));
    }
    return questions.stream().map(question -> await(question, end)).toList();
  }

  /** Why a list has the client, as it says itself; in printable ASCII. */
  public Optional<String> reason(InetAddress client, Domain zone) {
    Future<Optional<String>> question;
    try {
      question = threads.submit(() -> text(client, zone));
      return question.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private Future<List<InetAddress>> begin(InetAddress client, Domain zone) {
    try {
      return threads.submit(() -> addresses(client, zone));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(List.of());
    }
  }

  private static List<InetAddress> await(Future<List<InetAddress>> question, long end) {
    try {
      return question.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    }
  }

  private List<InetAddress> addresses(InetAddress client, Domain zone) {
    return find(client, zone, RecordType.A)
        .map(
            found ->
                found.records().stream().map(r -> address(((ARecord) r).getAddress())).toList())
        .orElse(List.of());
  }

  private Optional<String> text(InetAddress client, Domain zone) {
    return find(client, zone, RecordType.TXT)
        .map(found -> ((TXTRecord) found.records().getFirst()).getStrings())
        .map(parts -> parts.stream().collect(Collectors.joining()).replaceAll("[^ -~]", "?"));
  }

  private Optional<DnsAnswer.Records> find(InetAddress client, Domain zone, RecordType type) {
    String name = reversed(client) + "." + zone;
    Domain listed;
    try {
      listed = Domain.parse(name);
    } catch (IllegalArgumentException e) {
      // The zone's name leaves no room for an IPv6 address.
      return Optional.empty();
    }
    Inquiry inquiry = new Inquiry(dns, (question, reply) -> {}, System::nanoTime);
    return inquiry.find(Question.of(listed, type)) instanceof DnsAnswer.Records records
        ? Optional.of(records)
        : Optional.empty();
  }

  /** RFC 5782 §2.1 and §2.4: the octets, or for IPv6 the nibbles, from the last to the first. */
  static String reversed(InetAddress client) {
    byte[] octets = client.getAddress();
    List<String> labels = new ArrayList<>();
    for (int i = octets.length - 1; i >= 0; i--) {
      int octet = octets[i] & 0xff;
      if (octets.length == 4) {
        labels.add(Integer.toString(octet));
      } else {
        labels.add(Integer.toHexString(octet & 0xf));
        labels.add(Integer.toHexString(octet >> 4));
      }
    }
    return String.join(".", labels);
  }

  private static InetAddress address(InetAddress named) {
    try {
      return InetAddress.getByAddress(named.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 octets", e);
    }
  }

  /** No more questions. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
