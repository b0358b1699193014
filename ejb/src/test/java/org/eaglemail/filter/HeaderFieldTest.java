package org.eaglemail.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldTest {
  @Test
  void isWrittenWithASpaceAndALineEnd() {
    assertThat(HeaderField.of("X-Seen", "yes").octets())
        .asString(UTF_8)
        .isEqualTo("X-Seen: yes\r\n");
  }

  @Test
  void keepsFoldsAndReadsUnfolded() {
    HeaderField field = HeaderField.of("Subject", "one\r\n two\r\n\tthree");

    assertThat(field.octets()).asString(UTF_8).isEqualTo("Subject: one\r\n two\r\n\tthree\r\n");
    assertThat(field.text()).isEqualTo("one two\tthree");
  }

  @Test
  void writesAndReadsUtf8() {
    HeaderField field = HeaderField.of("Subject", "Grüße");

    assertThat(field.octets()).asString(UTF_8).isEqualTo("Subject: Grüße\r\n");
    assertThat(field.text()).isEqualTo("Grüße");
  }

  @Test
  void readsWhatIsNotUtf8AsLatin1() {
    assertThat(HeaderField.raw("Subject", " Gr\u00fc\u00dfe").text()).isEqualTo("Gr\u00fc\u00dfe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nBcc: b", "a\nBcc: b", "a\rb", "a\r\n", "a\0b", "a\r\n\r\nbody", "a\n b"})
  void cannotEndBeforeItsEnd(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderField.of("X", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "Ä", " a", "a\t"})
  void refusesNamesThatAreNone(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderField.of(name, "text"));
  }

  @Test
  void knowsItsNameInAnyLetterCase() {
    assertThat(HeaderField.of("Subject", "x").is("SUBJECT")).isTrue();
    assertThat(HeaderField.of("Subject", "x").is("Subjects")).isFalse();
  }
}
