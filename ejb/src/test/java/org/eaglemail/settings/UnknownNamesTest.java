package org.eaglemail.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNamesTest {

  @Test
  void everyKnownNameIsKnown() {
    assertThat(UnknownNames.inProperties(Catalogue.all().stream().map(Setting::name).toList()))
        .isEmpty();
    assertThat(
            UnknownNames.inEnvironment(
                Catalogue.all().stream().map(Setting::environmentName).toList()))
        .isEmpty();
  }

  @Test
  void aMisspeltNameIsAFaultWithAHint() {
    assertThat(UnknownNames.inProperties(List.of("eagle.smpt.listen")))
        .extracting(SettingFault::toString)
        .containsExactly("eagle.smpt.listen: unknown setting; did you mean eagle.smtp.listen?");
    assertThat(UnknownNames.inEnvironment(List.of("EAGLE_MESSAGE_MAXSIZE")))
        .extracting(SettingFault::toString)
        .containsExactly(
            "EAGLE_MESSAGE_MAXSIZE: unknown setting; did you mean EAGLE_MESSAGE_MAX_SIZE?");
  }

  @Test
  void aNameLikeNoOtherHasNoHint() {
    assertThat(UnknownNames.inProperties(List.of("eagle.zzzzzzzzzzzzzzzzzz")))
        .extracting(SettingFault::message)
        .containsExactly("unknown setting");
  }

  @Test
  void otherNamesAndTheOperatorsOwnAreLeftAlone() {
    assertThat(UnknownNames.inProperties(List.of("user.home", "eaglet.x", "eagle.local.note")))
        .isEmpty();
    assertThat(UnknownNames.inEnvironment(List.of("PATH", "EAGLEX", "EAGLE_LOCAL_NOTE"))).isEmpty();
  }
}
