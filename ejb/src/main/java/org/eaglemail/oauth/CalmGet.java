package org.eaglemail.oauth;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/** Does not ask a server again that failed a moment ago: each login would wait for its time-out. */
final class CalmGet implements SimpleGet {
  /** How long it is left alone. */
  static final Duration REST = Duration.ofSeconds(10);

  private final SimpleGet get;
  private final Ticker ticker;
  private final AtomicLong restsUntil;

  CalmGet(SimpleGet get) {
    this(get, Ticker.systemTicker());
  }

  CalmGet(SimpleGet get, Ticker ticker) {
    this.get = get;
    this.ticker = ticker;
    this.restsUntil = new AtomicLong(ticker.read());
  }

  @Override
  public SimpleResponse get(String location) throws IOException {
    if (ticker.read() - restsUntil.get() < 0) {
      throw new IOException(location + " failed a moment ago");
    }
    try {
      return get.get(location);
    } catch (IOException e) {
      restsUntil.set(ticker.read() + REST.toNanos());
      throw e;
    }
  }
}
