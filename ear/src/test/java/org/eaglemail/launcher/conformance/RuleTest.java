package org.eaglemail.launcher.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.transcript.Transcript;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final List<String> LINES =
      List.of(
          "# RFC 1939 §7: ids differ",
          "# known: dovecot because it is so",
          "# needs: capability=UIDL sasl=PLAIN message=plain message=spare-2 clear",
          "CLOSED");

  private static Rule rule(List<String> lines) {
    return new Rule(Transcript.parse("ids.txt", lines));
  }

  @Test
  void itsHeadIsUnderstood() {
    Rule rule = rule(LINES);

    assertThat(rule.name()).isEqualTo("ids");
    assertThat(rule.title()).isEqualTo("RFC 1939 §7: ids differ");
    assertThat(rule.messages()).containsExactly("plain", "spare-2");
    assertThat(rule.isInTheClear()).isTrue();
    assertThat(rule.changesMaildrop()).isTrue();
    assertThat(rule.knownDeviation("Dovecot")).contains("because it is so");
    assertThat(rule.knownDeviation("courier")).isEmpty();
  }

  @Test
  void whatTheServerLacksIsNamed() {
    assertThat(rule(LINES).missing(new Capabilities(Set.of("UIDL", "SASL", "SASL PLAIN"))))
        .isEmpty();
    assertThat(rule(LINES).missing(new Capabilities(Set.of("UIDL", "SASL LOGIN"))))
        .contains("CAPA lacks SASL PLAIN");
  }

  @Test
  void needsThatNobodyKnowsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(List.of("# RFC 1939", "# needs: capabilty=TOP", "CLOSED")));
    assertThatIllegalArgumentException().isThrownBy(() -> rule(List.of("CLOSED")));
  }

  @Test
  void eachRuleThatComesWithEagleNamesItsSectionAndMessagesThatAreThere() throws IOException {
    List<Rule> rules = Conformance.rules(Optional.empty());

    assertThat(rules).hasSizeGreaterThan(80);
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.title()).matches("RFC \\d+ §.*: .+");
              assertThat(Messages.NAMES).containsAll(rule.messages());
              assertThat(rule.transcript().steps()).isNotEmpty();
            });
  }
}
