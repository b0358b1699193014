package org.eaglemail.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PieceStreamTest {
  @Test
  void givesThePiecesInOrder() throws IOException {
    byte[] whole = new byte[1000];
    new Random(7).nextBytes(whole);
    try (PieceStream stream = new PieceStream(whole.length, i -> piece(whole, i))) {
      assertThat(stream.readAllBytes()).isEqualTo(whole);
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void givesTheSameOctetByOctet() throws IOException {
    byte[] whole = {0, 1, (byte) 0xff, (byte) 0x80, 13, 10};
    try (PieceStream stream = new PieceStream(whole.length, i -> piece(whole, i))) {
      for (byte octet : whole) {
        assertThat(stream.read()).isEqualTo(octet & 0xff);
      }
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void anEmptyMessageAsksForNoPiece() throws IOException {
    try (PieceStream stream =
        new PieceStream(
            0,
            i -> {
              throw new IOException("asked for piece " + i);
            })) {
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void refusesPiecesThatAreTooLongOrEmpty() throws IOException {
    try (PieceStream tooLong = new PieceStream(3, i -> new byte[4]);
        PieceStream empty = new PieceStream(3, i -> new byte[0])) {
      assertThatIOException().isThrownBy(tooLong::read);
      assertThatIOException().isThrownBy(empty::readAllBytes);
    }
  }

  private static byte[] piece(byte[] whole, int index) {
    return Arrays.copyOfRange(whole, index * 64, Math.min(whole.length, (index + 1) * 64));
  }
}
