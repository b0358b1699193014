package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory by REST: what is made, refused, found, and how that is said. */
@OnSharedEagle
class AdministrationIT {
  private static final String DOMAINS = "/api/v1/domains";
  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String SECRET = "a long secret";

  @BeforeAll
  static void makeDomain(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("administration.test");
  }

  @Test
  void whatIsMadeHasAPlace(EagleProcess eagle) throws Exception {
    hasItsPlace(eagle, eagle.rest().post(DOMAINS, "{\"name\":\"made.test\"}"));
    hasItsPlace(eagle, eagle.rest().post(ACCOUNTS, account("alice@made.test")));
  }

  private static void hasItsPlace(EagleProcess eagle, HttpResponse<String> created)
      throws IOException, InterruptedException {
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.body()).contains("made.test").doesNotContain(SECRET);
    String path = URI.create(created.headers().firstValue("Location").orElseThrow()).getRawPath();
    assertThat(eagle.rest().get(path).body()).isEqualTo(created.body());
  }

  @Test
  void whatIsThereIsNotMadeAgain(EagleProcess eagle) throws Exception {
    eagle.rest().createAccount("twice@administration.test", SECRET);

    isProblem(409, eagle.rest().post(ACCOUNTS, account("twice@administration.test")));
    isProblem(409, eagle.rest().post(ACCOUNTS, account("Twice@Administration.TEST")));
    isProblem(409, eagle.rest().post(DOMAINS, "{\"name\":\"ADMINISTRATION.test\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"name\"",
        "{}",
        "{\"name\":null}",
        "{\"name\":\"\"}",
        "{\"name\":\"no domain\"}",
        "{\"name\":\"-.test\"}"
      })
  void faultyDomainsAreTold(String body, EagleProcess eagle) throws Exception {
    isProblem(400, eagle.rest().post(DOMAINS, body));
  }

  @ParameterizedTest
  @CsvSource({
    "400, alice, " + SECRET,
    "400, @administration.test, " + SECRET,
    "404, alice@elsewhere.test, " + SECRET,
    "400, alice@administration.test, ''"
  })
  void faultyAccountsAreTold(int status, String address, String password, EagleProcess eagle)
      throws Exception {
    String body = "{\"address\":\"%s\",\"password\":\"%s\"}".formatted(address, password);

    isProblem(status, eagle.rest().post(ACCOUNTS, body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/domains/nowhere.test",
        "/api/v1/accounts/nobody@administration.test",
        "/api/v1/transports/nowhere.test",
        "/api/v1/queue/ZZZ",
        "/api/v1/nothing"
      })
  void whatIsNotThereIsNotFound(String path, EagleProcess eagle) throws Exception {
    isProblem(404, eagle.rest().get(path));
  }

  @Test
  void aDomainGoesAfterItsAccounts(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("leaving.test");
    eagle.rest().createAccount("last@leaving.test", SECRET);

    isProblem(409, eagle.rest().delete(DOMAINS + "/leaving.test"));
    assertThat(eagle.rest().delete(ACCOUNTS + "/last@leaving.test").statusCode()).isEqualTo(204);
    assertThat(eagle.rest().delete(DOMAINS + "/leaving.test").statusCode()).isEqualTo(204);
    isProblem(404, eagle.rest().get(DOMAINS + "/leaving.test"));
  }

  @Test
  void whoDoesNotSayWhoHeIsIsAsked(EagleProcess eagle) throws Exception {
    RestClient stranger = new RestClient(eagle.rest().address(), "admin", "wrong");

    HttpResponse<String> response = stranger.post(DOMAINS, "{\"name\":\"stranger.test\"}");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Basic ");
    isProblem(404, eagle.rest().get(DOMAINS + "/stranger.test"));
  }

  /** RFC 9457, and nothing of the platform's. */
  private static void isProblem(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(response.body())
        .contains("\"status\":" + status, "\"detail\":")
        .doesNotContain("Exception", "Payara", "org.eaglemail");
  }

  private static String account(String address) {
    return "{\"address\":\"%s\",\"password\":\"%s\"}".formatted(address, SECRET);
  }
}
