package org.eaglemail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PathTest {
  private static final EmailAddress ALICE = EmailAddress.parse("alice@example.test");

  @Test
  void reversePathAsTextAndBack() {
    assertThat(ReversePath.parse("")).isEqualTo(ReversePath.nullSender()).hasToString("<>");
    assertThat(ReversePath.parse("alice@example.test"))
        .isEqualTo(ReversePath.of(ALICE))
        .hasToString("<alice@example.test>");
    assertThat(ReversePath.nullSender().text()).isEmpty();
    assertThat(ReversePath.of(ALICE).text()).isEqualTo("alice@example.test");
    assertThatIllegalArgumentException().isThrownBy(() -> ReversePath.parse("alice"));
  }

  @Test
  void postmasterIsThatOfTheHost() {
    Domain host = Domain.parse("mail.example.test");
    assertThat(new ForwardPath.Postmaster().at(host)).hasToString("postmaster@mail.example.test");
    assertThat(new ForwardPath.Mailbox(ALICE).at(host)).isEqualTo(ALICE);
  }

  @Test
  void statusOfThreeNumbers() {
    assertThat(EnhancedStatus.parse("5.1.1")).isEqualTo(new EnhancedStatus(5, 1, 1));
    assertThat(new EnhancedStatus(4, 100, 999)).hasToString("4.100.999");
    for (String text : new String[] {"", "5", "5.1", "3.1.1", "5.1.1000", "5.1.1 ", "5.-1.1"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> EnhancedStatus.parse(text));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatus(1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatus(2, 1000, 0));
  }
}
