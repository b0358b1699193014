package org.eaglemail.addressing.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.Trace;
import org.eaglemail.settings.Delimiters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteTableTest {
  /** Rules as words: kind, pattern, replacement. */
  static RewriteTable table(String... rules) {
    return new RewriteTable(
        Stream.of(rules)
            .map(rule -> List.of(rule.split(" ")))
            .map(
                words ->
                    RewriteRule.of(
                        RewriteKind.parse(words.get(0)),
                        words.get(1),
                        words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty()))
            .toList(),
        Delimiters.PLUS);
  }

  private static String rewrite(RewriteTable table, String address, RewriteUse use) {
    return table.rewrite(EmailAddress.parse(address), use, Trace.none()).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "jd@home.test, John.Doe@home.test",
    "JD@Home.Test, John.Doe@home.test",
    "jd+x@home.test, John.Doe+x@home.test",
    "jd+y@home.test, yes@home.test",
    "any+x@old.test, any+x@new.test",
    "first@home.test, third@home.test",
    "round@home.test, round@home.test",
    "other@else.test, other@else.test"
  })
  void rewritesSenders(String address, String expected) {
    RewriteTable table =
        table(
            "sender jd@home.test John.Doe@home.test",
            "both jd+y@home.test yes@home.test",
            "sender jd+y@home.test yes@home.test",
            "both @old.test @new.test",
            "sender first@home.test second@home.test",
            "both second@home.test third@home.test",
            "both round@home.test about@home.test",
            "both about@home.test round@home.test",
            "recipient other@else.test never@else.test");

    assertThat(rewrite(table, address, RewriteUse.ENVELOPE_SENDER)).isEqualTo(expected);
    assertThat(rewrite(table, expected, RewriteUse.HEADER_SENDER)).isEqualTo(expected);
  }

  @Test
  void namesACircle() {
    assertThat(table("both a@home.test b@home.test", "both @old.test @new.test").circle())
        .isEmpty();
    assertThat(
            table("recipient a@home.test b@home.test", "sender b@home.test a@home.test").circle())
        .isEmpty();
    assertThat(table("sender a@home.test b@home.test", "both b@home.test a@home.test").circle())
        .isPresent();
    assertThat(table("recipient @old.test @new.test", "recipient @new.test @old.test").circle())
        .isPresent();
    assertThat(table("both @old.test @new.test", "both a@new.test a@old.test").circle())
        .contains(EmailAddress.parse("a@new.test"));
  }

  @ParameterizedTest
  @CsvSource({
    "ENVELOPE_SENDER, joe@pc1.lab.home.test, joe@home.test",
    "HEADER_RECIPIENT, joe@pc1.home.test, joe@home.test",
    "ENVELOPE_RECIPIENT, joe@pc1.home.test, joe@pc1.home.test",
    "HEADER_SENDER, Root@pc1.home.test, Root@pc1.home.test",
    "HEADER_SENDER, joe@a.mail.home.test, joe@a.mail.home.test",
    "HEADER_SENDER, joe@pc1.sub.else.test, joe@sub.else.test",
    "HEADER_SENDER, joe@home.test, joe@home.test",
    "HEADER_SENDER, joe@nothome.test, joe@nothome.test",
    "HEADER_SENDER, joe@[192.0.2.1], joe@[192.0.2.1]"
  })
  void leavesHostsOut(RewriteUse use, String address, String expected) {
    RewriteTable table =
        table(
            "masquerade home.test",
            "masquerade else.test",
            "masquerade sub.else.test",
            "except root@",
            "except mail.home.test");

    assertThat(rewrite(table, address, use)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "sender, jd@home.test, ''",
    "masquerade, home.test, x@home.test",
    "masquerade, x@home.test, ''",
    "except, ro ot@, ''",
    "both, @home.test, nowhere"
  })
  void refusesWhatIsNoRule(RewriteKindText kind, String pattern, String replacement) {
    assertThatThrownBy(
            () ->
                RewriteRule.of(
                    kind.kind(), pattern, Optional.of(replacement).filter(t -> !t.isEmpty())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A kind by its text. */
  record RewriteKindText(RewriteKind kind) {
    static RewriteKindText valueOf(String text) {
      return new RewriteKindText(RewriteKind.parse(text));
    }
  }

  @Test
  void anEmptyTableSaysSo() {
    assertThat(table().isEmpty()).isTrue();
    assertThat(table("except root@").isEmpty()).isFalse();
  }
}
