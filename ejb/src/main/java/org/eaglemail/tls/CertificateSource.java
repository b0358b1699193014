package org.eaglemail.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where identities come from. */
sealed interface CertificateSource {

  /** The setting that a fault is reported by. */
  String setting();

  /** The files that it reads. */
  List<Path> files();

  /** Reads all of them; at least one, the default first. */
  List<Identity> load() throws IOException, GeneralSecurityException;

  /**
   * Pairs of PEM files.
   *
   * @param keys as many as certificates, in the same order; a pair may be the same file
   */
  record Pem(String setting, List<Path> certificates, List<Path> keys, Optional<String> password)
      implements CertificateSource {
    @Override
    public List<Path> files() {
      return Stream.concat(certificates.stream(), keys.stream()).distinct().toList();
    }

    @Override
    public List<Identity> load() throws IOException, GeneralSecurityException {
      List<Identity> identities = new ArrayList<>();
      for (int i = 0; i < certificates.size(); i++) {
        List<X509Certificate> chain = PemFiles.certificates(certificates.get(i));
        PrivateKey key = PemFiles.key(keys.get(i), password);
        KeyFit.require(
            key, chain.get(0), () -> "the key does not belong to the certificate", keys.get(i));
        identities.add(new Identity(key, chain));
      }
      return identities;
    }

    @Override
    public String toString() {
      return certificates.toString();
    }
  }

  /** A PKCS#12 file; each entry with a key is an identity, in the order of their names. */
  record Pkcs12(String setting, Path file, Optional<String> password) implements CertificateSource {
    @Override
    public List<Path> files() {
      return List.of(file);
    }

    @Override
    public List<Identity> load() throws IOException, GeneralSecurityException {
      char[] secret = password.orElse("").toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, secret);
      }
      List<Identity> identities = new ArrayList<>();
      List<String> names = Collections.list(store.aliases());
      Collections.sort(names);
      for (String name : names) {
        Certificate[] chain = store.getCertificateChain(name);
        if (chain != null && store.getKey(name, secret) instanceof PrivateKey key) {
          identities.add(
              new Identity(key, Stream.of(chain).map(X509Certificate.class::cast).toList()));
        }
      }
      if (identities.isEmpty()) {
        throw new GeneralSecurityException("there is no key with a certificate in " + file);
      }
      return identities;
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }
}
