package org.eaglemail.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in a Chromium without a window, spoken to by its own DevTools protocol: for a few clicks
 * neither a driver nor a library is needed. What a page shows is asked for by JavaScript whose
 * strings are in single quotes. For one thread.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern SOCKET =
      Pattern.compile("DevTools listening on ws://([^/]+)/devtools/browser/");
  private static final Pattern PAGE =
      Pattern.compile("\"webSocketDebuggerUrl\": *\"(ws://[^\"]+/devtools/page/[^\"]+)\"");

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Answers answers = new Answers();
  private final WebSocket page;
  private int calls;

  private Browser(Process process) throws IOException, InterruptedException {
    this.process = process;
    ProcessOutput output = new ProcessOutput(process);
    if (!output.await(text -> SOCKET.matcher(text).find(), PATIENCE.toMillis())) {
      throw new IOException("Chromium did not start:\n" + output.text());
    }
    String pages = "http://" + found(SOCKET, output.text()) + "/json/list";
    String list =
        http.send(HttpRequest.newBuilder(URI.create(pages)).build(), BodyHandlers.ofString())
            .body();
    page = http.newWebSocketBuilder().buildAsync(URI.create(found(PAGE, list)), answers).join();
    // What a page asks before it removes something is answered with yes.
    call("Page.addScriptToEvaluateOnNewDocument", "\"source\":\"window.confirm = () => true\"");
    call("Page.enable", "");
  }

  /** Starts one that keeps all it keeps in that directory. */
  static Browser open(Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Tool.named("chromium").program().toString(),
                "--headless=new",
                // Root, as whom CI runs, has no sandbox; no page but ours is opened.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--user-data-dir=" + directory,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .start();
    try {
      return new Browser(process);
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static String found(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  /** Goes to a page. */
  void go(String url) throws IOException, InterruptedException {
    call("Page.navigate", "\"url\":\"" + url + "\"");
  }

  /** Waits until the expression is true of the page, which may still load. */
  void awaitTrue(String expression) {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> isTrue(expression));
  }

  boolean isTrue(String expression) throws IOException, InterruptedException {
    return evaluate("!!(" + expression + ")").contains("\"value\":true");
  }

  /** Clicks on what that selector of CSS finds, once it is there and can be clicked. */
  void click(String selector) throws IOException, InterruptedException {
    String element = "document.querySelector('" + selector + "')";
    awaitTrue(element + " && !" + element + ".disabled");
    evaluate(element + ".click()");
  }

  /** Types into a field, as the page's scripts see it afterwards. */
  void type(String selector, String text) throws IOException, InterruptedException {
    evaluate("document.querySelector('" + selector + "').value = '" + text + "'");
  }

  private String evaluate(String script) throws IOException, InterruptedException {
    return call(
        "Runtime.evaluate",
        "\"expression\":\"" + script.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  private String call(String method, String parameters) throws IOException, InterruptedException {
    int id = ++calls;
    page.sendText(
            "{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, parameters), true)
        .join();
    return answers.await("{\"id\":" + id + ",");
  }

  @Override
  public void close() {
    page.abort();
    end(process);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** What the browser said, message by message. */
  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder begun = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      begun.append(data);
      if (last) {
        messages.add(begun.toString());
        begun.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    /** The next that begins so; those before it are events, which nobody waits for. */
    String await(String begin) throws IOException, InterruptedException {
      String message;
      do {
        message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
          throw new IOException("the browser says nothing");
        }
      } while (!message.startsWith(begin));
      return message;
    }
  }
}
