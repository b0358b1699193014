package org.eaglemail.server.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client says, in each mechanism, ends soon in a result, and in no login. */
class SaslFuzzTest {
  /** More than any mechanism asks, with the answer to a failure's description. */
  private static final int MAX_ANSWERS = 3;

  private static final Client CLIENT =
      Client.of(
              1,
              "test",
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 587),
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000))
          .encrypted(new Encryption("TLSv1.3", "TLS_AES_128_GCM_SHA256", Optional.empty()));

  private static final List<String> MESSAGES =
      List.of(
          "\0alice\0secret",
          "alice",
          "n,,n=alice,r=abc",
          "n,a=bob,n=al=2Cice,r=abc,x=1",
          "y,,n=alice,r=abc",
          "p=tls-exporter,,n=alice,r=abc",
          "c=biws,r=abcserver,p=AAAA",
          "c=cD10bHMtZXhwb3J0ZXIsLAECAw==,r=abcserver,p=AAAA",
          "n,a=alice,\1host=a\1port=1\1auth=Bearer abc\1\1",
          "\1",
          "");

  private static final class Nobody implements SaslAuthority {
    @Override
    public ScramParameters scram(String user) {
      return new ScramParameters(new byte[] {1, 2, 3, 4}, 4096);
    }

    @Override
    public Authentication authenticate(Proof proof) {
      return new Authentication.Denied(Duration.ZERO);
    }
  }

  static LongStream seeds() {
    return Seeds.some(500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsSoonAndWithoutLogin(long seed) {
    Random random = new Random(seed);
    List<SaslMechanism> all = List.of(SaslMechanism.values());
    SaslOffer offer = SaslOffer.of(all, CLIENT, name -> Optional.of(new byte[] {1, 2, 3}));
    SaslExchange exchange = new SaslExchange(CLIENT, offer, new Nobody(), () -> "server");
    Optional<String> initial =
        random.nextBoolean() ? Optional.of(response(random)) : Optional.empty();

    SaslStep step = exchange.begin(all.get(random.nextInt(all.size())).keyword(), initial);
    int answers = 0;
    while (step instanceof SaslStep.Challenge(String base64)) {
      assertThat(Base64.getDecoder().decode(base64)).isNotNull();
      assertThat(++answers).isLessThanOrEqualTo(MAX_ANSWERS);
      step = exchange.answer(response(random));
    }

    assertThat(step).isInstanceOfAny(SaslStep.Denied.class, SaslStep.Faulty.class);
  }

  /** Mostly a message in base64, more or less changed. */
  private static String response(Random random) {
    byte[] message =
        MESSAGES.get(random.nextInt(MESSAGES.size())).getBytes(StandardCharsets.ISO_8859_1);
    for (int changes = random.nextInt(3); changes > 0 && message.length > 0; changes--) {
      message = changed(message, random);
    }
    String base64 = Base64.getEncoder().encodeToString(message);
    return switch (random.nextInt(20)) {
      case 0 -> "*";
      case 1 -> base64.substring(base64.length() / 2);
      case 2 -> base64 + "!";
      default -> base64;
    };
  }

  private static byte[] changed(byte[] message, Random random) {
    byte[] result = message.clone();
    int at = random.nextInt(result.length);
    return switch (random.nextInt(3)) {
      case 0 -> Arrays.copyOf(result, at);
      case 1 -> {
        result[at] = (byte) random.nextInt();
        yield result;
      }
      default -> {
        byte[] longer = Arrays.copyOf(result, result.length + at + 1);
        System.arraycopy(result, 0, longer, result.length, at + 1);
        yield longer;
      }
    };
  }
}
