package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  private static final int FEW = 10;

  @Test
  void isPbkdf2WithHmacSha512() {
    // password "password", salt "salt", one iteration; the 64 octets are
    // 867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252
    // c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce
    PasswordHash known =
        PasswordHash.parse(
            "$pbkdf2-sha512$i=1$c2FsdA$hn9wzxreAs/zdSWZo6U9xK80x6ZpgVrl1RNVThyM8lLALUcKKFoFAbrZmb/p"
                + "Q8CPBQI119aLHaVeY/c7YKV/zg");

    assertThat(known.matches("password")).isTrue();
    assertThat(known.matches("Password")).isFalse();
    assertThat(known.isCurrent()).isFalse();
  }

  @Test
  void newOnesHaveTodaysStrengthAndFitTheColumn() {
    PasswordHash hash = PasswordHash.of("secret");

    assertThat(hash.text())
        .matches("\\$pbkdf2-sha512\\$i=210000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{86}")
        .hasSizeLessThan(255);
    assertThat(hash.isCurrent()).isTrue();
  }

  @Test
  void aStoredOneFitsTheSamePasswordAndNoOther() {
    PasswordHash hash = PasswordHash.parse(PasswordHash.of("correct horse", FEW).text());

    assertThat(hash.matches("correct horse")).isTrue();
    assertThat(hash.matches("correct horse ")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  @Test
  void equalPasswordsHaveUnequalHashes() {
    PasswordHash one = PasswordHash.of("secret", FEW);
    PasswordHash other = PasswordHash.of("secret", FEW);

    assertThat(one).isNotEqualTo(other).isEqualTo(PasswordHash.parse(one.text()));
    assertThat(one.hashCode()).isEqualTo(PasswordHash.parse(one.text()).hashCode());
  }

  @Test
  void lettersThatLookTheSameAreTheSame() {
    // RFC 8265 §4.2: e with acute as one character, and as e with a combining accent.
    assertThat(PasswordHash.of("caf\u00e9", FEW).matches("cafe\u0301")).isTrue();
  }

  @Test
  void anEmptyOrOverlongPasswordIsNoPassword() {
    String overlong = "x".repeat(PasswordHash.MAX_PASSWORD + 1);

    assertThatThrownBy(() -> PasswordHash.of("")).isInstanceOf(InvalidEntry.class);
    assertThatThrownBy(() -> PasswordHash.of(overlong)).isInstanceOf(InvalidEntry.class);
    assertThat(PasswordHash.of("secret", FEW).matches(overlong)).isFalse();
    assertThat(PasswordHash.of("x".repeat(PasswordHash.MAX_PASSWORD), FEW).isCurrent()).isFalse();
  }

  @Test
  void nobodyHasNoPasswordButTodaysStrength() {
    PasswordHash nobody = PasswordHash.ofNobody();

    assertThat(nobody.matches("")).isFalse();
    assertThat(nobody.isCurrent()).isTrue();
    assertThat(nobody).isNotEqualTo(PasswordHash.ofNobody());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$pbkdf2-sha512$i=0$c2FsdA$c2FsdA",
        "$pbkdf2-sha512$i=-1$c2FsdA$c2FsdA",
        "$pbkdf2-sha512$i=10000001$c2FsdA$c2FsdA",
        "$pbkdf2-sha512$i=99999999999$c2FsdA$c2FsdA",
        "$pbkdf2-sha256$i=1$c2FsdA$c2FsdA",
        "$pbkdf2-sha512$i=1$c2FsdA",
        "$pbkdf2-sha512$i=1$c2FsdA$c2FsdA$",
        "$pbkdf2-sha512$i=1$c2 FsdA$c2FsdA",
        "$pbkdf2-sha512$i=1$c$c2FsdA",
      })
  void whatIsNoHashIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> PasswordHash.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2FsdA"));
  }

  @Test
  void itsDescriptionTellsNothing() {
    PasswordHash hash = PasswordHash.of("secret", FEW);

    assertThat(hash.toString()).isEqualTo("PasswordHash[10 iterations]");
  }
}
