package org.eaglemail.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.EnvelopeRecipient;
import org.junit.jupiter.api.Test;

/** RFC 3461 §5.2.7: what is left of a recipient's parameters behind it. */
class PassageTest {
  private static final EmailAddress SALES = EmailAddress.parse("sales@home.test");
  private static final EmailAddress DORA = EmailAddress.parse("dora@else.test");
  private static final ReversePath SENDER = ReversePath.of(EmailAddress.parse("eve@else.test"));

  private static String passedOn(Passage passage, RcptParameters asked) {
    return passage.recipient(DORA, new EnvelopeRecipient(SALES, asked)).parameters().text();
  }

  private static RcptParameters asking(NotifyCondition... conditions) {
    return new RcptParameters(Optional.of(Set.of(conditions)), Optional.empty());
  }

  @Test
  void anUnchangedAddressKeepsAll() {
    EnvelopeRecipient sales = new EnvelopeRecipient(SALES, asking(NotifyCondition.SUCCESS));

    assertThat(Passage.direct(SENDER).recipient(SALES, sales)).isEqualTo(sales);
  }

  @Test
  void anAliasOfOneKeepsAllAndNamesTheOriginal() {
    Passage passage = Passage.direct(SENDER);

    assertThat(passedOn(passage, asking(NotifyCondition.SUCCESS)))
        .isEqualTo(" NOTIFY=SUCCESS ORCPT=rfc822;sales@home.test");
    RcptParameters original =
        new RcptParameters(
            Optional.empty(), Optional.of(new OriginalRecipient("rfc822", "first@else.test")));
    assertThat(passedOn(passage, original)).isEqualTo(" ORCPT=rfc822;first@else.test");
  }

  @Test
  void anAliasOfSeveralTakesSuccess() {
    Passage passage = Passage.direct(SENDER).split();

    assertThat(passedOn(passage, asking(NotifyCondition.SUCCESS, NotifyCondition.FAILURE)))
        .isEqualTo(" NOTIFY=FAILURE ORCPT=rfc822;sales@home.test");
    assertThat(passedOn(passage, asking(NotifyCondition.SUCCESS)))
        .isEqualTo(" NOTIFY=NEVER ORCPT=rfc822;sales@home.test");
    assertThat(passedOn(passage, RcptParameters.NONE)).isEqualTo(" ORCPT=rfc822;sales@home.test");
  }

  @Test
  void aListTakesAll() {
    Passage passage = new Passage(SENDER, true, false);

    assertThat(passedOn(passage, asking(NotifyCondition.SUCCESS))).isEmpty();
  }
}
