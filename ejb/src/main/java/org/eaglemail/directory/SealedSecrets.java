package org.eaglemail.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.eaglemail.directory.sealing.KeyFile;
import org.eaglemail.directory.sealing.SealingKey;
import org.eaglemail.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that we log in to other servers with, sealed under the key in {@code secret.key} of the
 * data directory, which is made when it is needed first. For use by any thread.
 */
@ApplicationScoped
public class SealedSecrets {
  private static final String FILE = "secret.key";

  @Inject private Settings settings;
  private volatile @Nullable SealingKey known;

  /**
   * Seals a password.
   *
   * @param owner primary key of the row that it belongs to: moved to another it does not open
   */
  String seal(long owner, String password) {
    try {
      return Base64.getEncoder()
          .encodeToString(key().seal(owner, password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a password", e);
    }
  }

  /** What was sealed; empty when it was under another key, for another owner, or is damaged. */
  Optional<String> open(long owner, String sealed) {
    try {
      byte[] password = key().open(owner, Base64.getDecoder().decode(sealed));
      return Optional.of(new String(password, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      System.getLogger(SealedSecrets.class.getName())
          .log(System.Logger.Level.ERROR, "a password was not sealed under the key here", e);
      return Optional.empty();
    }
  }

  private SealingKey key() {
    SealingKey key = known;
    return key != null ? key : read();
  }

  private synchronized SealingKey read() {
    SealingKey key = known;
    if (key == null) {
      Path file = settings.data().resolve(FILE);
      try {
        key = KeyFile.readOrMake(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot use the key of passwords in " + file, e);
      }
      known = key;
    }
    return key;
  }
}
