package org.eaglemail.transcript;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps against a server that says always the same: what holds passes, what does not fails. */
class TranscriptTest {
  private static final String LISTING = "+OK\r\n1 10\r\n2 20\r\n..dot\r\n.\r\n+OK 2 30\r\n";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private void run(String... lines) throws IOException {
    Peer peer = new Peer(new ByteArrayInputStream(LISTING.getBytes(ISO_8859_1)), said, () -> {});
    Bindings values = new Bindings(Map.of("user", "alice", "password", "secret"));
    Transcript.parse("rule.txt", List.of(lines)).run(peer, Surroundings.NONE, values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S-lines: 3",
        "S-octets: 18",
        "S-longest: 7",
        "S-has: 2 *",
        "S-not: 3 *",
        "S-distinct: 1",
        "S-each: \\{/[12] [0-9]+|[.]dot/}",
        "KEEP: it\nS-same: it\nS-begins: it",
        "S-has: 2 \\{size=/[0-9]+/}\nS-not: 1 \\{size}\nS: +OK \\{/2/} ??",
      })
  void whatHoldsPasses(String steps) {
    String all = "S: +OK\nS...: .\n" + steps;
    assertThatCode(() -> run(all.split("\n"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S-lines: 4",
        "S-octets: 19",
        "S-longest: 6",
        "S-has: 3 *",
        "S-not: 2 *",
        "S-each: \\{/[0-9]+/} *",
        "S-has: 2 \\{size}\nS-has: 1 \\{size}",
        "S-has: \\{n=/[0-9]/} 20\nS: +OK 1\\{n} *",
        "S: +OK 3 *",
        "CLOSED",
      })
  void whatDoesNotHoldFailsWithItsPlace(String steps) {
    String all = "S: +OK\nS...: .\n" + steps;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> run(all.split("\n")))
        .withMessageMatching("(?s)rule\\.txt:[34]: .+");
  }

  @Test
  void columnsAreAddedUpAndCompared() {
    String[] sum = {"S: +OK", "S...: 2 *", "S-sum: 2 30", "S-distinct: 2"};
    assertThatCode(() -> run(sum)).doesNotThrowAnyException();
    sum[2] = "S-sum: 2 31";
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> run(sum))
        .withMessage("rule.txt:3: expected 31 as the sum, got 30");
  }

  @Test
  void namesStandForTheirValuesInWhatIsSaid() throws IOException {
    run("C: USER \\{user}", "C-raw: \\{base64:\\0\\{user}\\0\\{password}}\\{2:!}");
    assertThat(said.toString(ISO_8859_1)).isEqualTo("USER alice\r\nAGFsaWNlAHNlY3JldA==!!");
  }

  @Test
  void theHeadIsKeptAndTheNeedsAreRead() {
    Transcript read =
        Transcript.parse("x.txt", List.of("# RFC 1: so", "# needs: a b", "", "CLOSED", "# later"));
    assertThat(read.head()).containsExactly("RFC 1: so");
    assertThat(read.needs()).containsExactlyInAnyOrder("a", "b");
    assertThat(read.steps()).containsOnlyKeys(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C: \\q", "C: \\{base64:x", "X: y", "S-longest: many"})
  void faultsAreToldWhereTheyAreWritten(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transcript.parse("x.txt", List.of("# x", line)))
        .withMessage("x.txt:2: " + line);
  }

  @Test
  void aTranscriptOfOneConnectionCannotOpenOthers() {
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> run("CONNECT: second"));
  }
}
