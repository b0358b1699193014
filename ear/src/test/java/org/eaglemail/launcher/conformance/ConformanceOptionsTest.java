package org.eaglemail.launcher.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceOptionsTest {
  private static final String SERVER = "pop3 mail.test 110 alice secret ";

  private static ConformanceOptions parse(String words) {
    return ConformanceOptions.parse(List.of(words.split(" ")));
  }

  @Test
  void aServerAnAccountAndAWayToDeliverAreEnough() {
    ConformanceOptions options = parse(SERVER + "--deliver lmtp://mail.test:24");

    assertThat(options.host()).isEqualTo("mail.test");
    assertThat(options.port()).isEqualTo(110);
    assertThat(options.user()).isEqualTo("alice");
    assertThat(options.password()).isEqualTo("secret");
    assertThat(options.encryption()).isEqualTo(Encryption.NONE);
    assertThat(options.delivery()).isEqualTo(new SmtpDelivery("mail.test", 24, true, "alice"));
  }

  @Test
  void everythingCanBeSaid() {
    ConformanceOptions options =
        parse(
            SERVER
                + "--deliver smtp://mx.test:25 --recipient a@b.test --stls --ca ca.pem"
                + " --rule uidl --rule top --rules mine --server dovecot");

    assertThat(options.delivery()).isEqualTo(new SmtpDelivery("mx.test", 25, false, "a@b.test"));
    assertThat(options.encryption()).isEqualTo(Encryption.STLS);
    assertThat(options.authorities()).contains(Path.of("ca.pem"));
    assertThat(options.selected()).containsExactly("uidl", "top");
    assertThat(options.folder()).contains(Path.of("mine"));
    assertThat(options.server()).isEqualTo("dovecot");
  }

  @Test
  void messagesGoIntoAMaildirToo() {
    assertThat(parse(SERVER + "--deliver maildir:/var/mail/a").delivery())
        .isEqualTo(new MaildirDelivery(Path.of("/var/mail/a")));
    assertThat(parse(SERVER + "--no-delivery --tls").delivery().isPossible()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imap mail.test 143 alice secret --no-delivery",
        "pop3 mail.test 110 alice --no-delivery",
        SERVER + "more --no-delivery",
        SERVER,
        SERVER + "--no-delivery --deliver maildir:x",
        SERVER + "--deliver",
        SERVER + "--no-delivery --fast"
      })
  void anythingElseIsWrong(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://mail.test:21", "smtp://mail.test", "somewhere"})
  void otherWaysToDeliverAreNotKnown(String way) {
    ConformanceOptions options = parse(SERVER + "--deliver " + way);
    assertThatIllegalArgumentException().isThrownBy(options::delivery);
  }
}
