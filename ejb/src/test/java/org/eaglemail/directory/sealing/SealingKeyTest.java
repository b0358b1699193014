package org.eaglemail.directory.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealingKeyTest {
  private static final byte[] SECRET = "sixteen-or-more-letters".getBytes(US_ASCII);

  private final SealingKey key = new SealingKey(octets(1));

  private static byte[] octets(int value) {
    byte[] octets = new byte[SealingKey.OCTETS];
    Arrays.fill(octets, (byte) value);
    return octets;
  }

  @Test
  void opensWhatItSealed() throws GeneralSecurityException {
    assertThat(key.open(7, key.seal(7, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void sealsTheSameNeverAlike() throws GeneralSecurityException {
    assertThat(key.seal(7, SECRET)).isNotEqualTo(key.seal(7, SECRET));
  }

  @Test
  void opensNothingOfAnotherOwnerOrKeyNorWhatWasChanged() throws GeneralSecurityException {
    byte[] sealed = key.seal(7, SECRET);
    byte[] changed = sealed.clone();
    changed[changed.length - 1]++;

    assertThatThrownBy(() -> key.open(8, sealed)).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> new SealingKey(octets(2)).open(7, sealed))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> key.open(7, changed)).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> key.open(7, new byte[3])).isInstanceOf(GeneralSecurityException.class);
  }
}
