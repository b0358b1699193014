package org.eaglemail.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static Settings read(Map<String, String> texts) {
    return Settings.read(name -> Optional.ofNullable(texts.get(name)));
  }

  private static List<String> faults(Map<String, String> texts) {
    try {
      read(texts);
      return List.of();
    } catch (FaultySettingsException e) {
      return e.faults().stream().map(SettingFault::toString).toList();
    }
  }

  @Test
  void everySettingHasItsDefault() {
    Settings settings = read(Map.of("eagle.hostname", "mail.example.test"));

    assertThat(settings.data()).isEqualTo(Path.of("eagle-data").toAbsolutePath());
    assertThat(settings.temporaryDirectory()).isEqualTo(Path.of("eagle-data/tmp").toAbsolutePath());
    assertThat(settings.adminPassword()).isEmpty();
    assertThat(settings.smtpListen()).containsExactly(new ListenAddress("127.0.0.1", 2525));
    assertThat(settings.submissionListen()).containsExactly(new ListenAddress("127.0.0.1", 2587));
    assertThat(settings.pop3Listen()).containsExactly(new ListenAddress("127.0.0.1", 2110));
    assertThat(settings.httpListen()).isEqualTo(new ListenAddress("127.0.0.1", 8080));
    assertThat(settings.databaseUrl()).isEmpty();
    assertThat(settings.databaseUser()).isEmpty();
    assertThat(settings.databasePassword()).isEmpty();
    assertThat(settings.dnsServers()).isEmpty();
    assertThat(settings.dnsZones()).isEmpty();
    assertThat(settings.smtpClientPort()).isEqualTo(25);
    assertThat(settings.smtpClientBind()).isEmpty();
    assertThat(settings.relayNetworks()).isEmpty();
    assertThat(settings.relayDomains()).isEmpty();
    assertThat(settings.messageMaxSize()).isEqualTo(52_428_800);
    assertThat(settings.receivedMax()).isEqualTo(50);
    assertThat(settings.queueRetryMin()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.queueRetryMax()).isEqualTo(Duration.ofSeconds(4000));
    assertThat(settings.queueExpiry()).isEqualTo(Duration.ofDays(5));
    assertThat(settings.queueDelayWarning()).isEqualTo(Duration.ofHours(4));
    assertThat(settings.queueConcurrency()).isEqualTo(200);
    assertThat(settings.queueDestinationConcurrency()).isEqualTo(20);
    assertThat(settings.sessionsMax()).isEqualTo(10_000);
    assertThat(settings.stopTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.spoolMemoryThreshold()).isEqualTo(262_144);
  }

  @Test
  void theMachinesNameIsADomainWhateverTheMachine() {
    assertThat(read(Map.of()).hostname().name()).isNotEmpty();
  }

  @Test
  void everySettingIsRead() throws Exception {
    Settings settings =
        read(
            Map.ofEntries(
                Map.entry("eagle.hostname", "MX.Example.Test"),
                Map.entry("eagle.data", "/srv/../srv/eagle"),
                Map.entry("eagle.admin.password", "correct horse"),
                Map.entry("eagle.smtp.listen", "0.0.0.0:25, [::1]:25"),
                Map.entry("eagle.submission.listen", "off"),
                Map.entry("eagle.pop3.listen", "localhost:0"),
                Map.entry("eagle.http.listen", "[::1]:8081"),
                Map.entry("eagle.db.url", "jdbc:postgresql://db.example.test/eagle"),
                Map.entry("eagle.db.user", "eagle"),
                Map.entry("eagle.db.password", "secret"),
                Map.entry("eagle.dns.servers", "192.0.2.53,[2001:db8::53]:5353"),
                Map.entry("eagle.dns.zones", "example.test.=/etc/zone, /etc/other.zone"),
                Map.entry("eagle.smtp.client.port", "2525"),
                Map.entry("eagle.smtp.client.bind", "192.0.2.7"),
                Map.entry("eagle.relay.networks", "192.0.2.0/24,2001:db8::/32,127.0.0.1"),
                Map.entry("eagle.relay.domains", "Example.org, .example.net"),
                Map.entry("eagle.message.max-size", "1G"),
                Map.entry("eagle.received.max", "30"),
                Map.entry("eagle.queue.retry.min", "500ms"),
                Map.entry("eagle.queue.retry.max", "2h"),
                Map.entry("eagle.queue.expiry", "1d"),
                Map.entry("eagle.queue.delay-warning", "2h"),
                Map.entry("eagle.queue.concurrency", "7"),
                Map.entry("eagle.queue.destination.concurrency", "3"),
                Map.entry("eagle.sessions.max", "20"),
                Map.entry("eagle.stop.timeout", "5s"),
                Map.entry("eagle.spool.memory-threshold", "0")));

    assertThat(settings.hostname()).isEqualTo(new Domain("mx.example.test"));
    assertThat(settings.data()).isEqualTo(Path.of("/srv/eagle"));
    assertThat(settings.adminPassword()).contains("correct horse");
    assertThat(settings.smtpListen())
        .containsExactly(new ListenAddress("0.0.0.0", 25), new ListenAddress("::1", 25));
    assertThat(settings.submissionListen()).isEmpty();
    assertThat(settings.pop3Listen()).containsExactly(new ListenAddress("localhost", 0));
    assertThat(settings.httpListen()).hasToString("[::1]:8081");
    assertThat(settings.databaseUrl()).contains("jdbc:postgresql://db.example.test/eagle");
    assertThat(settings.databaseUser()).contains("eagle");
    assertThat(settings.databasePassword()).contains("secret");
    assertThat(settings.dnsServers())
        .containsExactly(new DnsServer("192.0.2.53", 53), new DnsServer("2001:db8::53", 5353));
    assertThat(settings.dnsZones())
        .containsExactly(
            new ZoneFile(Optional.of(new Domain("example.test")), Path.of("/etc/zone")),
            new ZoneFile(Optional.empty(), Path.of("/etc/other.zone")));
    assertThat(settings.smtpClientPort()).isEqualTo(2525);
    assertThat(settings.smtpClientBind()).contains(InetAddress.getByName("192.0.2.7"));
    assertThat(settings.relayNetworks())
        .extracting(CidrBlock::toString)
        .containsExactly("192.0.2.0/24", "2001:db8:0:0:0:0:0:0/32", "127.0.0.1/32");
    assertThat(settings.relayDomains())
        .containsExactly(
            new DomainPattern(new Domain("example.org"), false),
            new DomainPattern(new Domain("example.net"), true));
    assertThat(settings.messageMaxSize()).isEqualTo(1L << 30);
    assertThat(settings.receivedMax()).isEqualTo(30);
    assertThat(settings.queueRetryMin()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.queueRetryMax()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.queueExpiry()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.queueDelayWarning()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.queueConcurrency()).isEqualTo(7);
    assertThat(settings.queueDestinationConcurrency()).isEqualTo(3);
    assertThat(settings.sessionsMax()).isEqualTo(20);
    assertThat(settings.stopTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.spoolMemoryThreshold()).isZero();
  }

  @Test
  void emptyTextIsNoText() {
    assertThat(read(Map.of("eagle.smtp.listen", "  ")).smtpListen()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eagle.hostname | no good | 'no good' is not a domain name",
        "eagle.smtp.listen | 127.0.0.1 | '127.0.0.1' has no port",
        "eagle.smtp.listen | 127.0.0.1:99999 | port 99999 is above 65535",
        "eagle.smtp.listen | ::1:25 | '::1:25' is not host:port",
        "eagle.smtp.listen | [127.0.0.1]:25 | '127.0.0.1' is not an IPv6 address",
        "eagle.smtp.listen | [:::]:25 | ':::' is not an IP address",
        "eagle.smtp.listen | 127.0.0.256:25 | '127.0.0.256' is not an IP address",
        "eagle.submission.listen | a b:25 | 'a b' is not a host",
        "eagle.pop3.listen | off,127.0.0.1:1 | 'off' has no port",
        "eagle.http.listen | 127.0.0.1:0 | '127.0.0.1:0' has port 0",
        "eagle.http.listen | off | 'off' has no port",
        "eagle.http.listen | 127.0.0.1:2525 | 127.0.0.1:2525 is also in eagle.smtp.listen",
        "eagle.db.url | jdbc:derby:x | must begin with jdbc:h2: or jdbc:postgresql:",
        "eagle.dns.servers | 192.0.2.1:0 | '192.0.2.1:0' has port 0",
        "eagle.dns.zones | not good=/etc/zone | 'not good' is not a domain name",
        "eagle.smtp.client.port | 0 | must be between 1 and 65535",
        "eagle.smtp.client.port | smtp | 'smtp' is not a whole number",
        "eagle.smtp.client.bind | example.test | 'example.test' is not an IP address",
        "eagle.relay.networks | 192.0.2.1/24 | 192.0.2.1/24 has bits after the prefix; did you mean"
            + " 192.0.2.0/24?",
        "eagle.relay.networks | 192.0.2.0/33 | prefix /33 is not between 0 and 32",
        "eagle.relay.networks | 192.0.2.0/x | '192.0.2.0/x' is not address/prefix",
        "eagle.message.max-size | 50 MB | '50 MB' is not a size such as 1000, 256K or 50M",
        "eagle.message.max-size | 1 | must be between 65536 and 2147483648",
        "eagle.message.max-size | 999999999999999G | '999999999999999G' is too large",
        "eagle.queue.retry.min | 5 | '5' is not a duration such as 30s, 5m or 5d",
        "eagle.queue.retry.max | 1s | must not be shorter than eagle.queue.retry.min",
        "eagle.stop.timeout | 0s | must be longer than nothing",
        "eagle.sessions.max | 0 | must be between 1 and 1000000",
      })
  void aFaultIsToldByName(String name, String text, String message) {
    assertThat(faults(Map.of(name, text))).containsExactly(name + ": " + message);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThatExceptionOfType(FaultySettingsException.class)
        .isThrownBy(
            () ->
                read(
                    Map.of(
                        "eagle.hostname", "-",
                        "eagle.smtp.listen", "nowhere",
                        "eagle.queue.expiry", "never")))
        .withMessage(
            """
            eagle.hostname: '-' is not a domain name
            eagle.smtp.listen: 'nowhere' has no port
            eagle.queue.expiry: 'never' is not a duration such as 30s, 5m or 5d\
            """);
  }

  @Test
  void aFaultNeverShowsTheUrlOfTheDatabase() {
    assertThat(faults(Map.of("eagle.db.url", "jdbc:oracle://u:hunter2@db")))
        .noneMatch(fault -> fault.contains("hunter2"));
  }
}
