package org.eaglemail.launcher.remote;

import java.net.URI;
import java.util.Iterator;

/** Words of a command line that say which server is meant. */
public final class ServerUrl {
  /** One that runs here, as it comes. */
  public static final URI DEFAULT = URI.create("http://127.0.0.1:8080");

  private ServerUrl() {}

  /**
   * A server's address, without a path.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static URI parse(String text) {
    URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("--url begins with http: or https:");
    }
    return url;
  }

  /**
   * What follows an option.
   *
   * @throws IllegalArgumentException when nothing does
   */
  public static String value(String word, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(word + " needs a value");
    }
    return words.next();
  }
}
