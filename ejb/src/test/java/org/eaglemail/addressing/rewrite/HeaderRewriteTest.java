package org.eaglemail.addressing.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderRewriteTest {
  private static final RewriteTable TABLE =
      RewriteTableTest.table(
          "masquerade home.test",
          "sender jd@home.test John.Doe@home.test",
          "both bärbel@home.test b@home.test");

  private static String rewritten(String header) {
    byte[] octets = header.getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    for (HeaderRewrite.Change change : HeaderRewrite.of(TABLE, octets)) {
      out.write(octets, from, change.start() - from);
      out.writeBytes(change.replacement().getBytes(UTF_8));
      from = change.end();
    }
    out.write(octets, from, octets.length - from);
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "From: joe@pc.home.test | From: joe@home.test",
        "FROM : \"Joe, at pc@x\" <joe@pc.home.test> | FROM : \"Joe, at pc@x\" <joe@home.test>",
        "To: a@pc.home.test, B <b@pc.home.test> (c@pc.home.test), d@else.test"
            + " | To: a@home.test, B <b@home.test> (c@pc.home.test), d@else.test",
        "Cc: team: a@pc.home.test, b@home.test; | Cc: team: a@home.test, b@home.test;",
        "Sender: \"j d\"@pc.home.test | Sender: \"j d\"@home.test",
        "Reply-To: jd@pc.home.test | Reply-To: jd@home.test",
        "From: jd@home.test | From: John.Doe@home.test",
        "To: jd@home.test | To: jd@home.test",
        "From: bärbel@home.test | From: b@home.test",
        "Resent-To: <@a.test:joe@pc.home.test> | Resent-To: <@a.test:joe@home.test>",
        "Subject: joe@pc.home.test | Subject: joe@pc.home.test",
        "From: =?utf-8?Q?J=C3=B6?= <joe@pc.home.test | From: =?utf-8?Q?J=C3=B6?= <joe@home.test",
        "From: @pc.home.test, \"open joe@pc.home.test | From: @pc.home.test, \"open joe@pc.home.test"
      })
  void changesAddressesAlone(String header, String expected) {
    assertThat(rewritten(header + "\r\nX: y\r\n")).isEqualTo(expected + "\r\nX: y\r\n");
  }

  @Test
  void foldedFieldsAreOne() {
    assertThat(rewritten("To: a@pc.home.test,\r\n\tb@pc.home.test\r\nX: y\r\n c@pc.home.test\r\n"))
        .isEqualTo("To: a@home.test,\r\n\tb@home.test\r\nX: y\r\n c@pc.home.test\r\n");
  }

  // RFC 5322 §2.1.1.
  @Test
  void linesStayWithinTheirLimit() {
    String header = "From: " + "jd@home.test, ".repeat(70) + "jd@home.test\r\n";
    assertThat(header.length()).isEqualTo(1000);

    String changed = rewritten(header);

    assertThatList(List.of(changed.split("\r\n"))).allMatch(line -> line.length() <= 998);
    assertThat(changed.replace("\r\n ", "")).isEqualTo(header.replace("jd@", "John.Doe@"));
  }

  @Test
  void noOctetsUpsetIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "From: joe@pc.home.test<>()[]\"\\,;: \t\r\n@ä";
    for (int i = 0; i < 2000; i++) {
      StringBuilder header = new StringBuilder("From: ");
      for (int length = random.nextInt(60); length > 0; length--) {
        header.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String once = rewritten(header.toString());
      assertThat(rewritten(once)).as("seed %d", seed).isEqualTo(once);
    }
  }
}
