package org.eaglemail.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.eaglemail.delivery.MemorySource;
import org.junit.jupiter.api.Test;

class MessageHeaderTest {
  @Test
  void readsFieldsInTheirOrder() throws IOException {
    MessageHeader header = read("A: 1\r\nB: 2\r\n folded\r\na: 3\r\n\r\nC: body\r\n");

    assertThat(header.fields())
        .extracting(HeaderField::toString)
        .containsExactly("A: 1", "B: 2\r\n folded", "a: 3");
    assertThat(header.all("A")).extracting(HeaderField::text).containsExactly("1", "3");
    assertThat(header.first("b")).map(HeaderField::text).contains("2 folded");
    assertThat(header.separated()).isTrue();
    assertThat(header.bodyOffset()).isEqualTo("A: 1\r\nB: 2\r\n folded\r\na: 3\r\n\r\n".length());
  }

  @Test
  void endsBeforeALineThatCanBeNoField() throws IOException {
    MessageHeader header = read("A: 1\r\nno field\r\nB: 2\r\n\r\n");

    assertThat(header.fields()).hasSize(1);
    assertThat(header.separated()).isFalse();
    assertThat(header.bodyOffset()).isEqualTo("A: 1\r\n".length());
  }

  @Test
  void mayBeAllThereIs() throws IOException {
    MessageHeader header = read("A: 1\r\nB: 2\r\n");

    assertThat(header.fields()).hasSize(2);
    assertThat(header.separated()).isFalse();
    assertThat(header.bodyOffset()).isEqualTo("A: 1\r\nB: 2\r\n".length());
  }

  @Test
  void mayBeEmpty() throws IOException {
    assertThat(read("")).isEqualTo(new MessageHeader(java.util.List.of(), 0, false));
    assertThat(read("\r\nbody\r\n")).isEqualTo(new MessageHeader(java.util.List.of(), 2, true));
  }

  @Test
  void beginsWithNoFold() throws IOException {
    assertThat(read(" A: 1\r\nB: 2\r\n\r\n").fields()).isEmpty();
  }

  // RFC 5322 §4.5.8: white space before the colon is obsolete, but to be read.
  @Test
  void readsObsoleteFields() throws IOException {
    assertThat(read("Subject : old\r\n\r\n").first("Subject"))
        .map(HeaderField::text)
        .contains("old");
  }

  @Test
  void isBounded() {
    String endless = "A: " + "x".repeat(MessageHeader.MAX_OCTETS) + "\r\n\r\n";

    assertThatExceptionOfType(HeaderTooLargeException.class).isThrownBy(() -> read(endless));
  }

  private static MessageHeader read(String message) throws IOException {
    return MessageHeader.read(new MemorySource(message));
  }
}
