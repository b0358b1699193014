package org.eaglemail.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimitersTest {
  @ParameterizedTest
  @CsvSource({
    "+, user, none",
    "+, user+ext, user +ext",
    "+, user+a+b, user +a+b",
    "+, +user, none",
    "+, user+, user +",
    "+-, user-a+b, user -a+b",
    "+-, owner-news, none",
    "-, news-request, none",
    "+, owner-news+x, owner-news +x",
    "off, user+ext, none"
  })
  void partsAtTheFirst(String delimiters, String localPart, String expected) {
    assertThat(
            Delimiters.parse(delimiters)
                .split(localPart)
                .map(split -> split.user() + " " + split.extension())
                .orElse("none"))
        .isEqualTo(expected);
  }

  @Test
  void refusesWhatNoAddressHas() {
    assertThatThrownBy(() -> Delimiters.parse("+@"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character other than");
  }
}
