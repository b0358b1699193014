package org.eaglemail.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.policy.Clients;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final Verdict PASS = new Verdict.Pass("fine");
  private static final Verdict ACCEPT = new Verdict.Accept("welcome");
  private static final Verdict HOLD = new Verdict.Mark(Disposition.HOLD, "suspicious");
  private static final Verdict DISCARD = new Verdict.Mark(Disposition.DISCARD, "known");
  private static final Reply NO = Reply.reply(550, "5.7.1", "No");
  private static final Verdict REFUSE = new Verdict.Refuse(NO, "unwanted");
  private static final Request.Greeting REQUEST =
      new Request.Greeting(Clients.stranger("192.0.2.1"));

  private final List<Verdict> asked = new ArrayList<>();

  private Chain<Request.Greeting> chain(Verdict... verdicts) {
    List<Check<Request.Greeting>> checks = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      checks.add(new Fixed(verdict));
    }
    return new Chain<>(checks);
  }

  private Decision decide(Verdict... verdicts) {
    return chain(verdicts).decide(REQUEST).decision();
  }

  @Test
  void nothingAgainstItIsLeave() {
    assertThat(decide()).isEqualTo(Decision.proceed());
    assertThat(decide(PASS, PASS)).isEqualTo(Decision.proceed());
    assertThatList(asked).containsExactly(PASS, PASS);
  }

  @Test
  void theFirstRefusalEndsIt() {
    Ruling ruling = chain(PASS, REFUSE, ACCEPT).decide(REQUEST);

    assertThat(ruling.decision()).isEqualTo(Decision.refuse(NO));
    assertThat(ruling.by()).hasValue(new Finding(CheckName.ACCESS, REFUSE));
    assertThatList(asked).containsExactly(PASS, REFUSE);
  }

  @Test
  void theFirstAcceptanceEndsIt() {
    assertThat(decide(PASS, ACCEPT, REFUSE)).isEqualTo(Decision.proceed());
    assertThatList(asked).containsExactly(PASS, ACCEPT);
  }

  @Test
  void theStrongestMarkCounts() {
    assertThat(decide(HOLD, PASS)).isEqualTo(Decision.proceed(Disposition.HOLD));
    assertThat(decide(DISCARD, HOLD)).isEqualTo(Decision.proceed(Disposition.DISCARD));
    assertThat(decide(HOLD, ACCEPT)).isEqualTo(Decision.proceed(Disposition.HOLD));
    assertThat(decide(HOLD, REFUSE)).isEqualTo(Decision.refuse(NO));
  }

  @Test
  void anExplanationForeseesAndExaminesNothing() {
    List<Finding> findings = chain(PASS, REFUSE, ACCEPT).explain(REQUEST);

    assertThat(findings).extracting(Finding::verdict).containsExactly(PASS, REFUSE);
    assertThatList(asked).isEmpty();
  }

  private final class Fixed implements Check<Request.Greeting> {
    private final Verdict verdict;

    Fixed(Verdict verdict) {
      this.verdict = verdict;
    }

    @Override
    public CheckName name() {
      return CheckName.ACCESS;
    }

    @Override
    public Verdict examine(Request.Greeting request) {
      asked.add(verdict);
      return verdict;
    }

    @Override
    public Verdict foresee(Request.Greeting request) {
      return verdict;
    }
  }
}
