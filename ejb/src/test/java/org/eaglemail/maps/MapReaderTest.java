package org.eaglemail.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables as other systems have them, and what each of their lines means here. */
class MapReaderTest {
  private static final Domain HOME = Domain.parse("home.test");

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(MapReaderTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String read(MapFormat format, String table) {
    MapReader reader = format.reader();
    return reader.read(MapLine.of(table, reader.hasColons()), HOME).stream()
        .map(
            proposal ->
                proposal.line().number()
                    + (proposal instanceof Proposal.None ? " left: " : " taken: ")
                    + proposal.text()
                    + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @EnumSource
  void readsTheTable(MapFormat format) throws IOException {
    assertThat(read(format, resource(format.text() + ".table")))
        .isEqualTo(resource(format.text() + ".report"));
  }

  @Test
  void namesAllFormats() {
    assertThat(MapFormat.parse("postfix-virtual")).isEqualTo(MapFormat.POSTFIX_VIRTUAL);
    assertThatThrownBy(() -> MapFormat.parse("exim"))
        .hasMessageStartingWith("format must be one of sendmail-aliases, ");
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> MapLine.of("a\0b", false)).hasMessageContaining("not text");
    assertThatThrownBy(() -> MapLine.of("a b\n".repeat(MapLine.MAX_LINES + 1), false))
        .hasMessageContaining("more than 50000 lines");
  }
}
