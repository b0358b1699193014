package org.eaglemail.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Certificates and keys in PEM (RFC 7468): PKCS#8, PKCS#1 and SEC 1, encrypted or not. */
final class PemFiles {
  /** Not registered with the JVM: it decrypts key files here, and does nothing else. */
  private static final BouncyCastleProvider DECRYPTION = new BouncyCastleProvider();

  private PemFiles() {}

  /**
   * The certificates of a file, in its order; what else is in it is passed over.
   *
   * @throws GeneralSecurityException when there is none
   */
  static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    try (PEMParser pem = new PEMParser(open(file))) {
      for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
        if (part instanceof X509CertificateHolder holder) {
          certificates.add(converter.getCertificate(holder));
        }
      }
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate in " + file);
    }
    return certificates;
  }

  /**
   * The first private key of a file.
   *
   * @throws GeneralSecurityException when there is none, or the password does not open it
   */
  static PrivateKey key(Path file, Optional<String> password)
      throws IOException, GeneralSecurityException {
    try (PEMParser pem = new PEMParser(open(file))) {
      for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
        Optional<PrivateKeyInfo> key = key(part, file, password);
        if (key.isPresent()) {
          return new JcaPEMKeyConverter().getPrivateKey(key.get());
        }
      }
    }
    throw new KeyException("there is no private key in " + file);
  }

  private static Optional<PrivateKeyInfo> key(Object part, Path file, Optional<String> password)
      throws IOException, GeneralSecurityException {
    try {
      return switch (part) {
        case PrivateKeyInfo pkcs8 -> Optional.of(pkcs8);
        case PEMKeyPair pair -> Optional.of(pair.getPrivateKeyInfo());
        case PKCS8EncryptedPrivateKeyInfo locked ->
            Optional.of(
                locked.decryptPrivateKeyInfo(
                    new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(DECRYPTION)
                        .build(require(password, file))));
        case PEMEncryptedKeyPair locked ->
            Optional.of(
                locked
                    .decryptKeyPair(
                        new JcePEMDecryptorProviderBuilder()
                            .setProvider(DECRYPTION)
                            .build(require(password, file)))
                    .getPrivateKeyInfo());
        default -> Optional.empty();
      };
    } catch (PKCSException | OperatorCreationException | PEMException e) {
      throw new KeyException("eagle.tls.password does not open the key in " + file, e);
    }
  }

  private static char[] require(Optional<String> password, Path file) throws KeyException {
    return password
        .orElseThrow(() -> new KeyException(file + " is encrypted: set eagle.tls.password"))
        .toCharArray();
  }

  private static Reader open(Path file) throws IOException {
    return Files.newBufferedReader(file);
  }
}
