package org.eaglemail.tls;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eaglemail.protocol.Domain;

/** A certificate that nobody vouches for, for trying: made once, kept in the data directory. */
final class SelfSigned {
  private static final Duration VALIDITY = Duration.ofDays(825);
  private static final int SERIAL_BITS = 127;

  private SelfSigned() {}

  /**
   * The one in that directory; made when there is none yet.
   *
   * @param hostname in its names, beside localhost and the loopback addresses
   */
  static CertificateSource in(Path directory, Domain hostname, Instant now)
      throws IOException, GeneralSecurityException {
    Path certificate = directory.resolve("self-signed.pem");
    Path key = directory.resolve("self-signed.key");
    if (!Files.exists(certificate) || !Files.exists(key)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      KeyPair pair = newKeys();
      write(key, "rw-------", new JcaPKCS8Generator(pair.getPrivate(), null));
      write(certificate, "rw-r--r--", certify(pair, hostname, now));
    }
    return new CertificateSource.Pem(
        "eagle.data", List.of(certificate), List.of(key), Optional.empty());
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509CertificateHolder certify(KeyPair pair, Domain hostname, Instant now)
      throws IOException, GeneralSecurityException {
    X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, "Eagle, self-signed").build();
    GeneralName[] names = {
      new GeneralName(GeneralName.dNSName, hostname.name()),
      new GeneralName(GeneralName.dNSName, "localhost"),
      new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
      new GeneralName(GeneralName.iPAddress, "::1")
    };
    try {
      return new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(SERIAL_BITS, new SecureRandom()),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(now.plus(VALIDITY)),
              name,
              pair.getPublic())
          .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("cannot sign a certificate", e);
    }
  }

  // The permissions are there before the content is.
  private static void write(Path file, String permissions, Object content) throws IOException {
    Files.deleteIfExists(file);
    try (Writer out =
            Channels.newWriter(
                Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString(permissions))),
                StandardCharsets.US_ASCII);
        JcaPEMWriter pem = new JcaPEMWriter(out)) {
      pem.writeObject(content);
    }
  }
}
