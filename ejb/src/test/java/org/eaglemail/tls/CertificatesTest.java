package org.eaglemail.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
  @TempDir Path directory;

  private Identity load(Pki pki, String name) throws Exception {
    return pki.pair(name).load().get(0);
  }

  @Test
  void oneIsMadeForTryingAndKept() throws Exception {
    Instant now = Instant.now();
    Path place = directory.resolve("tls");
    CertificateSource made = SelfSigned.in(place, Domain.parse("mail.example.test"), now);
    Identity identity = made.load().get(0);
    assertThat(identity.names()).containsExactly("mail.example.test", "localhost");
    assertThat(identity.expires()).isAfter(now.plus(Duration.ofDays(365)));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.files().get(1))))
        .isEqualTo("rw-------");
    CertificateSource again = SelfSigned.in(place, Domain.parse("mail.example.test"), now);
    assertThat(again.load().get(0).chain()).isEqualTo(identity.chain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa -traditional",
        "pkcs8 -topk8 -nocrypt",
        "pkcs8 -topk8 -passout pass:secret",
        "rsa -traditional -aes256 -passout pass:secret"
      })
  void keysOfRsaInAnyForm(String form) throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a", true, 30, "a.example");
    convert(pki, form);
    assertThat(PemFiles.key(pki.file("b.key"), Optional.of("secret")))
        .isEqualTo(load(pki, "a").key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec", "pkcs8 -topk8 -nocrypt", "pkcs8 -topk8 -passout pass:secret"})
  void keysOfEllipticCurvesInAnyForm(String form) throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a", false, 30, "a.example");
    convert(pki, form);
    // The same key; its encodings differ.
    KeyFit.require(
        PemFiles.key(pki.file("b.key"), Optional.of("secret")),
        load(pki, "a").certificate(),
        () -> "another key",
        pki.file("b.key"));
  }

  private static void convert(Pki pki, String form) throws Exception {
    List<String> words = new ArrayList<>(List.of(form.split(" ")));
    words.addAll(List.of("-in", "a.key", "-out", "b.key"));
    pki.openssl(words.toArray(String[]::new));
  }

  @Test
  void aLockedKeyNeedsItsPassword() throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a", false, 30, "a.example");
    convert(pki, "pkcs8 -topk8 -passout pass:secret");
    assertThatThrownBy(() -> PemFiles.key(pki.file("b.key"), Optional.empty()))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("set eagle.tls.password");
    assertThatThrownBy(() -> PemFiles.key(pki.file("b.key"), Optional.of("wrong")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a", false, 30, "a.example");
    pki.certificate("b", false, 30, "b.example");
    Files.copy(pki.file("b.key"), pki.file("a.key"), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> pki.pair("a").load())
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("does not belong");
  }

  @Test
  void pkcs12IsReadToo() throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a", true, 30, "a.example");
    pki.openssl(
        "pkcs12",
        "-export",
        "-inkey",
        "a.key",
        "-in",
        "a.pem",
        "-out",
        "a.p12",
        "-passout",
        "pass:secret");
    CertificateSource source =
        new CertificateSource.Pkcs12(
            "eagle.tls.keystore", pki.file("a.p12"), Optional.of("secret"));
    assertThat(source.load().get(0).certificate()).isEqualTo(load(pki, "a").certificate());
  }

  @Test
  void aClientGetsTheCertificateForTheNameItAsksFor() throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("first", false, 30, "mail.example.org");
    pki.certificate("rsa", true, 30, "mail.example.org");
    pki.certificate("wild", false, 30, "*.example.net", "example.net");
    List<Identity> all = List.of(load(pki, "first"), load(pki, "rsa"), load(pki, "wild"));
    assertThat(ServerKeys.choose(all, "EC", Optional.empty())).contains(all.get(0));
    assertThat(ServerKeys.choose(all, "RSA", Optional.empty())).contains(all.get(1));
    assertThat(ServerKeys.choose(all, "RSA", Optional.of("MAIL.example.org"))).contains(all.get(1));
    assertThat(ServerKeys.choose(all, "EC", Optional.of("mx.example.net"))).contains(all.get(2));
    assertThat(ServerKeys.choose(all, "RSA", Optional.of("mx.example.net")))
        .as("rather another kind of key than another name")
        .isEmpty();
    assertThat(ServerKeys.choose(all, "EC", Optional.of("a.b.example.net")))
        .as("a wildcard is one label")
        .contains(all.get(0));
  }

  @Test
  void changedFilesAreReadOnceTheyHaveSettled() throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a", false, 30, "a.example");
    pki.certificate("b", true, 30, "b.example");
    ReloadedKeys keys = ReloadedKeys.load(pki.pair("a"), Clock.systemUTC());
    Identity before = keys.manager().identities().get(0);
    Files.copy(pki.file("b.pem"), pki.file("a.pem"), StandardCopyOption.REPLACE_EXISTING);
    keys.refresh();
    keys.refresh();
    assertThat(keys.manager().identities())
        .as("a certificate without its key is not taken")
        .containsExactly(before);
    Files.copy(pki.file("b.key"), pki.file("a.key"), StandardCopyOption.REPLACE_EXISTING);
    keys.refresh();
    assertThat(keys.manager().identities()).as("not in the middle").containsExactly(before);
    keys.refresh();
    assertThat(keys.manager().identities())
        .extracting(Identity::chain)
        .containsExactly(load(pki, "b").chain());
  }

  @Test
  void aLinkThatLeadsElsewhereIsAChange() throws Exception {
    Pki pki = new Pki(directory);
    pki.certificate("a1", false, 30, "a.example");
    pki.certificate("a2", false, 30, "a.example");
    for (String end : List.of(".pem", ".key")) {
      Files.createSymbolicLink(pki.file("a" + end), pki.file("a1" + end));
    }
    ReloadedKeys keys = ReloadedKeys.load(pki.pair("a"), Clock.systemUTC());
    for (String end : List.of(".pem", ".key")) {
      Files.delete(pki.file("a" + end));
      Files.createSymbolicLink(pki.file("a" + end), pki.file("a2" + end));
    }
    keys.refresh();
    keys.refresh();
    assertThat(keys.manager().identities())
        .extracting(Identity::chain)
        .containsExactly(load(pki, "a2").chain());
  }
}
