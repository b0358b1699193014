package org.eaglemail.launcher.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferOptionsTest {

  @Test
  void anAccountAndAMailboxAreEnough() {
    TransferOptions options = parse("--account a@b.test spool");
    assertThat(options.account()).contains("a@b.test");
    assertThat(options.mailbox()).isEqualTo(Path.of("spool"));
    assertThat(options.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(options.user()).isEqualTo("admin");
    assertThat(options.format()).isEqualTo("mbox");
    assertThat(options.withoutState()).isFalse();
  }

  @Test
  void everythingCanBeSaid() {
    TransferOptions options =
        parse(
            "--url https://mail.test/ --user root --password-file p --domain b.test"
                + " --format mboxo --without-state --again --crlf spool");
    assertThat(options.url()).isEqualTo(URI.create("https://mail.test"));
    assertThat(options.user()).isEqualTo("root");
    assertThat(options.passwordFile()).contains(Path.of("p"));
    assertThat(options.domain()).contains("b.test");
    assertThat(options.format()).isEqualTo("mboxo");
    assertThat(options.withoutState() && options.again() && options.crlf()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spool",
        "--account a@b.test",
        "--account a@b.test --domain b.test spool",
        "--account a@b.test one two",
        "--account a@b.test --password secret spool",
        "--account a@b.test --url ftp://x spool",
        "spool --account"
      })
  void anythingElseIsWrong(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(words));
  }

  @Test
  void theServersAnswerIsUnderstood() {
    ImportReport report =
        ImportReport.parse(
            "{\"id\":7,\"state\":\"failed\",\"position\":12,\"imported\":3,\"skipped\":1,"
                + "\"reason\":\"no \\\"From\\\" line\"}");
    assertThat(report).isEqualTo(new ImportReport(7, "failed", 12, 3, 1, "no \"From\" line"));
    assertThat(report.isFailed()).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> ImportReport.parse("<html>"));
  }

  private static TransferOptions parse(String words) {
    return TransferOptions.parse(List.of(words.split(" ")));
  }
}
