package org.eaglemail.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void nothingInForeignTextCanBeginALine() {
    assertThat(Words.plain("no\r\nBcc: x\u0000\u00fc\t y ")).isEqualTo("no??Bcc: x??  y");
  }

  @Test
  void wrapsAtBlanks() {
    assertThat(Words.wrap("a b", 0, "  ")).isEqualTo("a b");
    assertThat(Words.wrap("x".repeat(40) + " " + "y".repeat(40), 0, "  "))
        .isEqualTo("x".repeat(40) + "\r\n  " + "y".repeat(40));
    assertThat(Words.wrap("x".repeat(70), 20, "  ")).isEqualTo("\r\n  " + "x".repeat(70));
  }

  @Test
  void breaksWordsThatAreTooLong() {
    assertThat(Words.wrap("x".repeat(100), 0, " "))
        .isEqualTo("x".repeat(78) + "\r\n " + "x".repeat(22));
  }

  @RepeatedTest(50)
  void noLineIsTooLongAndNoWordIsLost() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("w");
    for (int i = 0; i < 60; i++) {
      text.append(' ').append("abcdefghi".repeat(random.nextInt(7)));
    }
    String words = text.toString().replaceAll(" +", " ").strip();
    int start = random.nextInt(30);

    String wrapped = Words.wrap(words, start, "    ");

    int column = start;
    for (String line : wrapped.split("\r\n", -1)) {
      assertThat(column + line.length()).as("seed %d", seed).isLessThanOrEqualTo(78);
      column = 0;
    }
    assertThat(wrapped.replace("\r\n   ", "")).as("seed %d", seed).isEqualTo(words);
  }
}
