package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator reads no mail unless another gave him the right, and that is recorded. */
@ExtendWith(SharedEagle.class)
class PrivacyIT {
  private static final String SECRET = "a long secret";
  private static final String EXPORT = "/api/v1/accounts/alice@privacy.test/maildrop/export";
  private static final String ADMINISTRATORS = "/api/v1/administrators";

  @Test
  void mailIsReadByMailReadersOnlyAndThatIsRecorded(EagleProcess eagle) throws Exception {
    RestClient admin = eagle.rest();
    admin.createDomain("privacy.test");
    admin.createAccount("alice@privacy.test", SECRET);
    assertThat(admin.get(EXPORT).statusCode()).isEqualTo(403);
    assertThat(grant(admin, "admin").statusCode()).as("to oneself").isEqualTo(400);

    String made = "{\"name\":\"reader\",\"password\":\"%s\"}".formatted(SECRET);
    assertThat(admin.post(ADMINISTRATORS, made).statusCode()).isEqualTo(201);
    assertThat(admin.post(ADMINISTRATORS, made).statusCode()).isEqualTo(409);
    RestClient reader = new RestClient(admin.address(), "reader", SECRET);
    assertThat(reader.get(EXPORT).statusCode()).isEqualTo(403);
    assertThat(grant(admin, "reader").statusCode()).isEqualTo(204);
    assertThat(reader.get(EXPORT).statusCode()).isEqualTo(200);

    assertThat(admin.get("/api/v1/audit").body())
        .contains("\"action\":\"create-administrator\"", "\"action\":\"grant-mail-reader\"")
        .containsPattern(
            "\"action\":\"export-maildrop\",\"administrator\":\"reader\",\"client\":\"127[^}]*"
                + "\"subject\":\"alice@privacy.test\"")
        .doesNotContain(SECRET);
    assertThat(admin.delete(ADMINISTRATORS + "/admin").statusCode()).isEqualTo(400);
    assertThat(admin.delete(ADMINISTRATORS + "/reader").statusCode()).isEqualTo(204);
    assertThat(reader.get(EXPORT).statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> grant(RestClient rest, String name) throws Exception {
    return rest.put(ADMINISTRATORS + "/" + name + "/mail-reader", "{\"granted\":true}");
  }
}
