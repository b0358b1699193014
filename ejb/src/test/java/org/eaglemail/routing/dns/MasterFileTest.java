package org.eaglemail.routing.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.SettingFault;
import org.eaglemail.settings.ZoneFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterFileTest {
  @TempDir Path directory;

  private static Dns read(ZoneFile... files) {
    return SplitHorizon.of(List.of(files), TestZones::serverFailure);
  }

  private static String mx(Dns dns, String name) {
    return dns.ask(Question.of(Domain.parse(name), RecordType.MX)).answer().toString();
  }

  private void assertFault(String text, String expected) {
    ZoneFile file = TestZones.file(directory, text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(FaultySettingsException.class)
        .hasMessageMatching("eagle\\.dns\\.zones: \\Q" + file.file() + "\\E" + expected);
  }

  @Test
  void aSmallFileNeedsNoSoa() {
    Dns dns = read(TestZones.file(directory, "$ORIGIN beta.test.\n@ 300 IN MX 10 mail\n"));
    assertThat(mx(dns, "beta.test")).isEqualTo("10 mail.beta.test.");
    assertThat(mx(dns, "x.beta.test")).isEqualTo("no such name");
  }

  @Test
  void theSettingMaySayTheOrigin() {
    Dns dns = read(TestZones.file(directory, "$TTL 60\n@ MX 10 mail\n", "beta.test"));
    assertThat(mx(dns, "beta.test")).isEqualTo("10 mail.beta.test.");
  }

  @Test
  void oneFileMayHoldSeveralZones() {
    Dns dns =
        read(
            TestZones.file(
                directory,
                """
                $ORIGIN alpha.test.
                @ 60 MX 10 mail
                $ORIGIN sub.alpha.test.
                @ 60 MX 20 mail
                $ORIGIN beta.test.
                @ 60 MX 30 mail
                """));
    assertThat(mx(dns, "alpha.test")).isEqualTo("10 mail.alpha.test.");
    assertThat(mx(dns, "sub.alpha.test")).isEqualTo("20 mail.sub.alpha.test.");
    assertThat(mx(dns, "beta.test")).isEqualTo("30 mail.beta.test.");
    assertThat(mx(dns, "gamma.test")).isEqualTo("temporary failure: SERVFAIL");
  }

  @Test
  void theClosestZoneAnswers() {
    Dns dns =
        read(
            TestZones.file(directory, "$ORIGIN test.\n@ 60 MX 1 a\nsub 60 MX 1 a\n"),
            TestZones.file(directory, "$ORIGIN sub.test.\n@ 60 MX 2 b\n"));
    assertThat(mx(dns, "sub.test")).isEqualTo("2 b.sub.test.");
    assertThat(mx(dns, "test")).isEqualTo("1 a.test.");
  }

  @Test
  void aFaultNamesFileAndLine() {
    assertFault("$ORIGIN a.test.\n$TTL 60\n\n@ MX ten mail\n", ":4: .*");
    assertFault("$ORIGIN a.test.\n@ 60 NOSUCH 10 mail\n", ":2: Invalid type 'NOSUCH'");
    assertFault("$ORIGIN a.test.\n@ MX 10 mail\n", ":2: missing TTL");
    assertFault("$ORIGIN a.test.\n@ 60 A 192.0.2.999\n", ":2: .*");
  }

  @Test
  void aFileMustNameItsZone() {
    assertFault("@ 60 MX 10 mail\n", ": does not name its zone.*");
    assertFault("$TTL 60\n@ SOA ns h 1 1 1 1 1\n", ": does not name its zone.*");
    assertFault("", ": does not name its zone.*");
  }

  @Test
  void refusesWhatAZoneMayNotHold() {
    assertFault("$ORIGIN a.test.\nb.test. 60 A 192.0.2.1\n", ": b.test. is outside of the zone.*");
    assertFault("$ORIGIN a.test.\nx 60 CNAME y\nx 60 A 192.0.2.1\n", ": x.*CNAME and other data");
    assertFault("$ORIGIN a.test.\nx 60 CNAME y\nx 60 CNAME z\n", ": x.*two CNAME records");
    assertFault("$ORIGIN a.test.\nx 60 DNAME y\n", ": x.*DNAME is not supported");
    assertFault("$ORIGIN a.test.\nx 60 CH A 192.0.2.1\n", ": x.*class IN");
  }

  @Test
  void givesAllFaultsAtOnce() {
    ZoneFile missing = new ZoneFile(Optional.empty(), directory.resolve("none.zone"));
    ZoneFile folder = new ZoneFile(Optional.empty(), directory);
    ZoneFile one = TestZones.file(directory, "$ORIGIN a.test.\n@ 60 MX 1 a\n");
    ZoneFile again = TestZones.file(directory, "$ORIGIN a.test.\n@ 60 MX 1 a\n");
    FaultySettingsException faults =
        catchThrowableOfType(
            FaultySettingsException.class, () -> read(missing, folder, one, again));
    assertThat(faults.faults())
        .extracting(SettingFault::message)
        .containsExactly(
            missing.file() + ": no such file, or not readable",
            folder.file() + ": no such file, or not readable",
            again.file() + ": zone a.test. is in two files");
  }

  @Test
  void includesFilesBesideIt() throws Exception {
    Files.writeString(directory.resolve("more"), "@ 60 MX 10 mail\n");
    Dns dns = read(TestZones.file(directory, "$ORIGIN a.test.\n$INCLUDE more\n"));
    assertThat(mx(dns, "a.test")).isEqualTo("10 mail.a.test.");
  }
}
