package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.dns.RecordType;
import org.eaglemail.settings.AddressPreference;
import org.eaglemail.settings.Delimiters;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.Test;

/** The lab of two servers, from its settings and its zone file. */
class RoutingTest {
  private static final Map<String, String> ALPHA =
      Map.of(
          "eagle.hostname", "mail.alpha.test",
          "eagle.smtp.listen", "127.0.1.1:2525",
          "eagle.smtp.client.port", "2525",
          "eagle.dns.zones", LabZoneTest.ZONE.toString());

  static Router router(Map<String, String> settings) {
    return Routing.build(
        Settings.read(name -> Optional.ofNullable(settings.get(name))),
        domain -> domain.name().equals("alpha.test"),
        new TransportMap(List.of(), Delimiters.PLUS));
  }

  private static String route(String recipient) {
    return router(ALPHA)
        .route(ReversePath.nullSender(), EmailAddress.parse(recipient), Trace.none())
        .toString();
  }

  @Test
  void alphaFindsBeta() {
    String beta =
        "Relay[hosts=[mail.beta.test[127.0.1.2]:2525], servers=[mail.beta.test:2525],"
            + " why=MX records of ";
    assertThat(route("bob@beta.test")).isEqualTo(beta + "beta.test]");
    assertThat(route("bob@alias.test")).isEqualTo(beta + "alias.test]");
    assertThat(route("bob@plain.test"))
        .startsWith("Relay[hosts=[plain.test[127.0.1.2]:2525], servers=[plain.test:2525],")
        .contains("why=address of plain.test");
    assertThat(route("bob@fallback.test"))
        .startsWith(
            "Relay[hosts=[nobody.test[127.0.1.99]:2525, mail.beta.test[127.0.1.2]:2525], servers=");
  }

  @Test
  void alphaKnowsItselfAndWhatIsNotThere() {
    assertThat(route("alice@alpha.test")).isEqualTo("Local[]");
    assertThat(route("bob@closed.test")).startsWith("NullMx");
    assertThat(route("bob@nowhere.test")).startsWith("Unresolvable").contains("5.1.2");
    assertThat(route("alice@mail.alpha.test")).startsWith("Unresolvable").contains("5.4.6");
  }

  @Test
  void aBoundAddressReachesItsOwnFamily() throws Exception {
    assertThat(families(Optional.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))))
        .containsExactly(RecordType.A);
    assertThat(families(Optional.of(InetAddress.getByAddress(new byte[16]))))
        .containsExactly(RecordType.AAAA);
    assertThat(families(Optional.empty())).containsExactlyInAnyOrder(RecordType.A, RecordType.AAAA);
  }

  private static List<RecordType> families(Optional<InetAddress> bind) {
    return Families.from(bind, AddressPreference.ANY).order(new Random());
  }

  @Test
  void eitherFamilyComesFirstByChanceUnlessOneIsPreferred() {
    Families any = new Families(List.of(RecordType.AAAA, RecordType.A), true);
    Random random = new Random(7);
    assertThat(Stream.generate(() -> any.order(random).getFirst()).limit(100).distinct())
        .hasSize(2);
    Families ipv4 = Families.from(Optional.empty(), AddressPreference.IPV4);
    assertThat(Stream.generate(() -> ipv4.order(random).getFirst()).limit(100))
        .containsOnly(RecordType.A);
  }

  @Test
  void aMissingZoneFileIsAFaultOfTheSetting() {
    assertThatThrownBy(() -> router(Map.of("eagle.dns.zones", "/nowhere/at/all.zone")))
        .isInstanceOf(FaultySettingsException.class)
        .hasMessage("eagle.dns.zones: /nowhere/at/all.zone: no such file, or not readable");
  }

  @Test
  void aNameServerThatTheSystemDoesNotKnowIsAFaultOfTheSetting() {
    assertThatThrownBy(() -> router(Map.of("eagle.dns.servers", "nowhere.invalid")))
        .isInstanceOf(FaultySettingsException.class)
        .hasMessageStartingWith("eagle.dns.servers: ");
  }
}
