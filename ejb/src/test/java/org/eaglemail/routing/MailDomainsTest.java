package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.TestZones;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDomainsTest {
  private static final String ZONE =
      """
      $ORIGIN test.
      $TTL 60
      @ SOA ns admin 1 3600 600 86400 60
      @ NS ns
      ns A 192.0.2.53
      mx MX 10 ns
      closed MX 0 .
      plain A 192.0.2.1
      six AAAA 2001:db8::1
      text TXT "nothing"
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "mx.test, REACHABLE",
    "plain.test, REACHABLE",
    "six.test, REACHABLE",
    "closed.test, NULL_MX",
    "text.test, NONE",
    "missing.test, NONE",
    "elsewhere.example, UNKNOWN"
  })
  void tellsWhetherADomainTakesMail(String domain, MailDomains.Standing expected) {
    MailDomains domains = new MailDomains(TestZones.read(directory, ZONE));

    assertThat(domains.of(Domain.parse(domain))).isEqualTo(expected);
  }
}
