package org.eaglemail.launcher.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueRequestTest {
  @ParameterizedTest
  @CsvSource({
    "list, GET, /queue",
    "list --domain away.test --min-age PT4H, GET, /queue?domain=away.test&minAge=PT4H",
    "'list --id 1A2B,3C4D --max-age P1D --max-size 9', GET,"
        + " /queue?id=1A2B%2C3C4D&maxAge=P1D&maxSize=9",
    "show 1A2B, GET, /queue/1A2B",
    "hold 1A2B --why odd, POST, /queue/1A2B/hold?why=odd",
    "expire 1A2B --recipient b@away.test, POST, /queue/expire?id=1A2B&recipient=b%40away.test",
    "delete 1A2B --domain away.test, DELETE, /queue?id=1A2B&domain=away.test",
    "reroute 1A2B --via x.test, POST, /queue/1A2B/reroute?via=x.test",
    "retry --all, POST, /queue/retry?all=true",
    "reroute --domain away.test --via [192.0.2.1], POST,"
        + " /queue/reroute?domain=away.test&via=%5B192.0.2.1%5D",
    "delete --sender a@b.test, DELETE, /queue?sender=a%40b.test",
    "delete 1A2B, DELETE, /queue/1A2B",
    "shape --by sender, GET, /queue/shape?by=sender",
    "destinations, GET, /destinations",
    "pause away.test, PUT, /destinations/away.test/pause",
    "resume away.test, DELETE, /destinations/away.test/pause",
    "flush away.test --subdomains true, POST, /destinations/away.test/flush?subdomains=true",
  })
  void aCommandIsARequest(String words, String method, String path) {
    QueueRequest request = QueueRequest.parse(List.of(words.split(" ")));

    assertThat(request.method()).isEqualTo(method);
    assertThat(request.path()).isEqualTo(path);
  }

  @Test
  void theServerAndTheAdministratorAreNamed() {
    QueueRequest request =
        QueueRequest.parse(
            List.of(
                "list", "--url", "https://mail.test/", "--user", "eve", "--password-file", "p"));

    assertThat(request.url()).hasToString("https://mail.test");
    assertThat(request.user()).isEqualTo("eve");
    assertThat(request.passwordFile()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "show, say which",
    "pause, say which",
    "list 1A2B, too much: '1A2B'",
    "hold 1A2B 3C4D, too much: '3C4D'",
    "hold 1A2B 3C4D --held true, too much: '3C4D'",
    "hold 1A2B --id 3C4D, too much: '1A2B'",
    "list --colour red, unknown argument '--colour'",
    "list --domain, --domain needs a value",
    "explode, unknown command 'explode'",
  })
  void whatIsWrongIsNamed(String words, String message) {
    assertThatThrownBy(() -> QueueRequest.parse(List.of(words.split(" "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
