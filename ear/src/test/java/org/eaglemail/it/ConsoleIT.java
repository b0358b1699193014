package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a browser, as an administrator uses it. */
@OnSharedEagle
class ConsoleIT {
  private static final String ZOE = "zoe@console.test";
  private static final String SECRET = "secret-Eagle-1";

  @TempDir private Path directory;

  @BeforeAll
  static void makeAccount(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("console.test");
    eagle.rest().createAccount(ZOE, SECRET);
  }

  /** A page's address, with the administrator's login, which the browser then sends by itself. */
  private static String page(EagleProcess eagle, String name) {
    RestClient rest = eagle.rest();
    String password =
        URLEncoder.encode(rest.password(), StandardCharsets.UTF_8).replace("+", "%20");
    return "http://%s:%s@%s/%s"
        .formatted(rest.user(), password, EaglePorts.text(rest.address()), name);
  }

  @Test
  void theOverviewIsLive(EagleProcess eagle) throws Exception {
    try (Browser browser = Browser.open(directory)) {
      browser.go(page(eagle, ""));
      String row =
          "[...document.querySelectorAll('#listeners tr')].find(r => r.innerText.startsWith('pop3'))";
      browser.awaitTrue(row + ".innerText.includes('OPEN')");
      browser.awaitTrue("document.getElementById('rates').innerText.includes('Received')");
      String total = "parseInt(" + row + ".cells[4].innerText.replace(/[^0-9]/g, ''))";
      browser.isTrue("window.before = " + total);
      try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), ZOE, SECRET)) {
        client.command("QUIT");
      }
      // Without anything being clicked or loaded anew.
      browser.awaitTrue("window.before >= 0 && " + total + " > window.before");
      assertThat(browser.isTrue("document.getElementById('state').className === 'bad'")).isFalse();
    }
  }

  @Test
  void aDeletedMessageIsRestoredByClicking(EagleProcess eagle) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.send("a@example.org", ZOE, "Subject: lost and found\r\n\r\nText.\r\n");
    }
    try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), ZOE, SECRET)) {
      assertThat(client.count()).isEqualTo(1);
      client.command("DELE 1");
      client.command("QUIT");
    }
    try (Browser browser = Browser.open(directory)) {
      browser.go(page(eagle, "maildrops.html"));
      browser.click("[aria-label=\"Deleted mail of " + ZOE + "\"]");
      browser.awaitTrue("document.getElementById('deleted').innerText.includes('" + ZOE + "')");
      browser.click("#deleted button[aria-label^=\"Restore \"]");
      browser.awaitTrue(
          "document.getElementById('state').innerText.includes('1 restored to " + ZOE + "')");
      browser.awaitTrue(
          "document.getElementById('deleted').innerText.includes('Nothing can be restored.')");
    }
    try (Pop3TestClient client = new Pop3TestClient(eagle.pop3(), ZOE, SECRET)) {
      assertThat(client.retrieve(1)).contains("Subject: lost and found");
      client.command("DELE 1");
      client.command("QUIT");
    }
  }

  @Test
  void aBulletinIsIssuedAndTakenBack(EagleProcess eagle) throws Exception {
    eagle.rest().createDomain("readers.test");
    eagle.rest().createAccount("rex@readers.test", SECRET);
    try (Browser browser = Browser.open(directory)) {
      browser.go(page(eagle, "bulletins.html"));
      browser.awaitTrue("document.querySelector('option[value=\"domain readers.test\"]')");
      browser.type("#audience", "domain readers.test");
      browser.type("#subject", "Works at <noon>");
      browser.type("#text", "The server is down for an hour.");
      browser.click("#bulletin-form button");
      // What was written is text, not markup.
      browser.awaitTrue(
          "document.getElementById('bulletins').innerText.includes('Works at <noon>')");
      try (Pop3TestClient rex = new Pop3TestClient(eagle.pop3(), "rex@readers.test", SECRET)) {
        assertThat(rex.retrieve(1)).contains("Subject: Works at <noon>");
        rex.command("QUIT");
      }
      browser.click("#bulletins button[aria-label^=\"Take back \"]");
      browser.awaitTrue("document.getElementById('state').innerText.includes('given to nobody')");
      browser.awaitTrue(
          "!document.getElementById('bulletins').innerText.includes('Works at <noon>')");
    }
  }

  @Test
  void theQueueIsWorkedByClicking(EagleProcess eagle) throws Exception {
    String away = "away.console.test";
    try (Browser browser = Browser.open(directory)) {
      browser.go(page(eagle, "queue.html"));
      shows(browser, "bulk", "Release");
      // What a person would type into the dialogues of the browser.
      browser.isTrue("(window.prompt = () => 'because of <noon>', window.confirm = () => true)");
      browser.type("#destination", away);
      browser.click("#destination-form button[value=pause]");
      says(browser, away + " is paused");
      browser.awaitTrue(
          "document.getElementById('destinations').innerText.includes('because of <noon>')");

      String id = submit(eagle, "dora@" + away);
      browser.type("#by-domain", away);
      browser.click("#filter button");
      browser.click("[aria-label=\"Show %s\"]".formatted(id));
      shows(browser, "recipients", "waiting");
      browser.click("[aria-label=\"Hold %s\"]".formatted(id));
      says(browser, "Hold: 1 recipients");
      shows(browser, "messages", "held: because of <noon>");
      // The same for all that fit the filter.
      browser.click("[aria-label=\"Release all that fit the filter\"]");
      says(browser, "Release: 1 recipients");
      browser.click("[aria-label=\"Delete all that fit the filter\"]");
      says(browser, "Delete: 1 recipients");
      shows(browser, "messages", "No message.");

      browser.click("[aria-label=\"Resume %s\"]".formatted(away));
      says(browser, away + " is no longer paused");
    }
  }

  private static String submit(EagleProcess eagle, String to) throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(eagle.submission())) {
      client.authenticate(ZOE, SECRET);
      return client
          .send(ZOE, to, "Subject: waits\r\n\r\nText.\r\n")
          .replaceAll("(?s).* queued as (\\S+).*", "$1");
    }
  }

  private static void says(Browser browser, String text) throws Exception {
    shows(browser, "state", text);
  }

  private static void shows(Browser browser, String element, String text) throws Exception {
    browser.awaitTrue(
        "document.getElementById('%s').innerText.includes('%s')".formatted(element, text));
  }
}
