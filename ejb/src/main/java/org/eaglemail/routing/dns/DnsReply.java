package org.eaglemail.routing.dns;

import java.time.Duration;

/**
 * An answer and where it came from, for the explanation of a route.
 *
 * @param source such as {@code name server 192.0.2.53:53}, {@code cache} or {@code zone file x}
 * @param ttl how long the answer is still good
 */
public record DnsReply(DnsAnswer answer, String source, Duration ttl) {

  /** A reply as fresh as its answer. */
  static DnsReply fresh(DnsAnswer answer, String source) {
    return new DnsReply(answer, source, answer.ttl());
  }

  @Override
  public String toString() {
    return answer + " (" + source + ", TTL " + ttl.toSeconds() + " s)";
  }
}
