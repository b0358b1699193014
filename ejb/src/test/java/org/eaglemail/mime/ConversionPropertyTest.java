package org.eaglemail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.spi.MessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the message: decoded, nothing changes; the form is what was asked for. */
class ConversionPropertyTest {
  private static final int MESSAGES = 3000;

  private final ContentConverter converter = new ContentConverter(MimeLimits.DEFAULT);

  @ParameterizedTest
  @EnumSource(Form.class)
  void everyLeafDecodesToWhatItWas(Form form) throws Exception {
    for (int seed = 0; seed < MESSAGES; seed++) {
      byte[] message = new RandomMessage(new Random(seed), form == Form.LINES).next();
      Conversion conversion = converter.convert(new Octets(message), form);
      assertThat(conversion).as("seed %d", seed).isInstanceOf(Conversion.Converted.class);
      Conversion.Converted converted = (Conversion.Converted) conversion;
      byte[] octets = Octets.in(converted.message());
      assertThat(converted.message().size()).as("seed %d", seed).isEqualTo(octets.length);
      assertForm(octets, form, converted.body(), seed);
      assertThat(Decoded.leaves(octets)).as("seed %d", seed).isEqualTo(Decoded.leaves(message));
    }
  }

  private static void assertForm(byte[] octets, Form form, BodyType body, int seed) {
    OctetCensus census = new OctetCensus();
    census.add(octets, 0, octets.length);
    assertThat(form.takes(census)).as("seed %d", seed).isTrue();
    assertThat(census.isOpen()).as("seed %d", seed).isFalse();
    assertThat(body == BodyType.EIGHT_BIT_MIME).as("seed %d", seed).isEqualTo(census.hasEightBit());
  }

  /** Converted, it needs no conversion any more. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void convertingTwiceChangesNothing(Form form) throws Exception {
    for (int seed = 0; seed < MESSAGES; seed++) {
      byte[] message = new RandomMessage(new Random(seed), form == Form.LINES).next();
      byte[] once = Octets.in(converted(new Octets(message), form));
      Octets again = new Octets(once);
      assertThat(converted(again, form)).as("seed %d", seed).isSameAs(again);
    }
  }

  private MessageSource converted(Octets message, Form form) throws Exception {
    return ((Conversion.Converted) converter.convert(message, form)).message();
  }

  /** Damaged in any way, it is either refused or keeps the promise. */
  @Test
  void damagedMessagesAreRefusedOrConverted() throws Exception {
    int refused = 0;
    for (int seed = 0; seed < MESSAGES; seed++) {
      Random random = new Random(seed);
      byte[] message = damage(new RandomMessage(random, true).next(), random);
      for (Form form : List.of(Form.LINES, Form.SEVEN_BIT)) {
        switch (converter.convert(new Octets(message), form)) {
          case Conversion.Impossible impossible -> refused++;
          case Conversion.Converted converted -> {
            byte[] octets = Octets.in(converted.message());
            assertThat(converted.message().size()).isEqualTo(octets.length);
            assertForm(octets, form, converted.body(), seed);
          }
        }
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] damage(byte[] message, Random random) {
    int at = random.nextInt(message.length);
    int length = random.nextInt(message.length - at);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(message, at);
      case 1 -> Arrays.copyOfRange(message, at, message.length);
      case 2 -> {
        message[at] = (byte) random.nextInt(256);
        yield message;
      }
      default -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, message, at, length);
        yield message;
      }
    };
  }
}
