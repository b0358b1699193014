package org.eaglemail.directory.apop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.eaglemail.directory.sealing.KeyFile;
import org.eaglemail.directory.sealing.SealingKey;
import org.eaglemail.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens secrets under the key in {@code eagle.apop.key-file}, or else in {@code apop.key}
 * of the data directory, which is made when it is needed first. Nodes on one database need the same
 * file. For use by any thread.
 */
@ApplicationScoped
public class ApopKey {
  private static final String FILE = "apop.key";

  @Inject private Settings settings;
  private volatile @Nullable SealingKey known;

  /**
   * Reads the key, or makes it, so that it is known early whether that can be done.
   *
   * @throws UncheckedIOException when it cannot
   */
  public void prepare() {
    key();
  }

  byte[] seal(long account, String secret) {
    try {
      return key().seal(account, secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a secret", e);
    }
  }

  /**
   * What was sealed.
   *
   * @throws IllegalStateException when it was sealed under another key, or for another account
   */
  String open(long account, byte[] sealed) {
    try {
      return new String(key().open(account, sealed), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the APOP secret of account " + account + " was sealed under another key", e);
    }
  }

  private SealingKey key() {
    SealingKey key = known;
    return key != null ? key : read();
  }

  private synchronized SealingKey read() {
    SealingKey key = known;
    if (key == null) {
      Path file = settings.apopKeyFile().orElseGet(() -> settings.data().resolve(FILE));
      try {
        key = KeyFile.readOrMake(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot use the key of APOP in " + file, e);
      }
      known = key;
    }
    return key;
  }
}
