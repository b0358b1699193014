package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.DnsAnswer;
import org.eaglemail.routing.dns.DnsReply;
import org.eaglemail.routing.dns.NameServers;
import org.eaglemail.routing.dns.Question;
import org.eaglemail.routing.dns.RecordType;
import org.eaglemail.routing.dns.SplitHorizon;
import org.eaglemail.settings.ZoneFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Record;

/** The lab's zone file says the same through BIND as through our own reader. */
class LabZoneTest {
  private static final Path LAB =
      Path.of("../ear/src/main/resources/org/eaglemail/launcher/lab").toAbsolutePath();

  static final Path ZONE = LAB.resolve("test.zone").normalize();

  private static final List<String> NAMES =
      List.of(
          "test",
          "ns.test",
          "alpha.test",
          "mail.alpha.test",
          "beta.test",
          "mail.beta.test",
          "plain.test",
          "alias.test",
          "closed.test",
          "fallback.test",
          "nobody.test",
          "nowhere.test",
          "x.alpha.test",
          "x.mail.beta.test");

  @TempDir Path directory;

  private static Path installed(String program) {
    Optional<Path> found =
        Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), () -> program + " is not installed");
    return found.orElseThrow();
  }

  @Test
  void bindFindsNoFault() throws Exception {
    Process check =
        new ProcessBuilder(
                installed("named-checkzone").toString(),
                "-i",
                "full",
                "-k",
                "fail",
                "-n",
                "fail",
                "test",
                ZONE.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(output).isZero();
  }

  /** The lab experiment with a name server: only BIND knows the zone file. */
  @Test
  void routesThroughBind() throws Exception {
    int port = freePort();
    Process named = startNamed(port);
    try {
      Dns bind = awaitAnswer(port);
      assertThat(ask(bind, "beta.test", RecordType.MX)).hasToString("10 mail.beta.test.");
      Router router =
          RoutingTest.router(
              Map.of(
                  "eagle.hostname", "mail.alpha.test",
                  "eagle.smtp.listen", "127.0.1.1:2525",
                  "eagle.smtp.client.port", "2525",
                  "eagle.dns.servers", "127.0.0.1:" + port));
      assertThat(
              router.route(
                  ReversePath.nullSender(), EmailAddress.parse("bob@alias.test"), Trace.none()))
          .hasToString(
              "Relay[hosts=[mail.beta.test[127.0.1.2]:2525], servers=[mail.beta.test:2525],"
                  + " why=MX records of alias.test]");
      // BIND refuses to speak of what is not in its zone: no reason to bounce.
      assertThat(
              router.route(
                  ReversePath.nullSender(), EmailAddress.parse("bob@example.org"), Trace.none()))
          .isInstanceOf(Route.TemporarilyUnresolvable.class)
          .asString()
          .contains("REFUSED");
    } finally {
      stop(named);
    }
  }

  @Test
  void bindAnswersAsWeDo() throws Exception {
    int port = freePort();
    Process named = startNamed(port);
    try {
      Dns bind = awaitAnswer(port);
      Dns ours =
          SplitHorizon.of(
              List.of(new ZoneFile(Optional.empty(), ZONE)), LabZoneTest::outsideOfTheZone);
      for (String name : NAMES) {
        for (RecordType type : RecordType.values()) {
          assertThat(ask(ours, name, type)).as(name + " " + type).isEqualTo(ask(bind, name, type));
        }
      }
    } finally {
      stop(named);
    }
  }

  private static Dns awaitAnswer(int port) {
    Dns bind =
        new NameServers(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)),
            Duration.ofSeconds(2));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !(ask(bind, "test", RecordType.A) instanceof DnsAnswer.Failure));
    return bind;
  }

  private static void stop(Process named) throws InterruptedException {
    named.destroy();
    if (!named.waitFor(10, TimeUnit.SECONDS)) {
      named.destroyForcibly();
    }
  }

  private Process startNamed(int port) throws IOException {
    Files.copy(ZONE, directory.resolve("test.zone"));
    Path configuration = directory.resolve("named.conf");
    Files.writeString(
        configuration,
        Files.readString(LAB.resolve("named.conf.template"))
            .replace("@DIRECTORY@", directory.toString())
            .replace("@PORT@", Integer.toString(port)));
    return new ProcessBuilder(
            installed("named").toString(), "-g", "-n", "1", "-c", configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("named.log").toFile())
        .start();
  }

  private static DnsAnswer ask(Dns dns, String name, RecordType type) {
    DnsAnswer answer = dns.ask(Question.of(Domain.parse(name), type)).answer();
    // The order within a set means nothing; BIND varies it.
    return answer instanceof DnsAnswer.Records(List<Record> records, Duration ttl)
        ? new DnsAnswer.Records(records.stream().sorted().toList(), ttl)
        : answer;
  }

  private static DnsReply outsideOfTheZone(Question question) {
    throw new AssertionError(question + " is in the zone");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
