package org.eaglemail.routing.dns;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Keeps answers, negative ones too, for their time to live. Threads that ask the same at the same
 * time share one question.
 */
public final class DnsCache implements Dns {
  /** Answers kept, about 5 MiB when full; the least used are dropped. */
  public static final int MAX_ENTRIES = 20_000;

  /** No answer is kept longer, whatever its zone says (RFC 8767 §4 counsels a cap). */
  public static final Duration MAX_TTL = Duration.ofDays(1);

  /** No "there is none" is kept longer (RFC 2308 §5 counsels one to three hours). */
  public static final Duration MAX_NEGATIVE_TTL = Duration.ofHours(1);

  /** A failure is kept so long, to spare servers in distress (RFC 9520 §3.2). */
  public static final Duration FAILURE_TTL = Duration.ofSeconds(5);

  private record Kept(DnsReply reply, Duration lifetime, long since) {}

  private final Dns source;
  private final Ticker ticker;
  private final AsyncCache<Question, Kept> answers;

  /** Keeps answers of {@code source} by the time of {@code ticker}. */
  public DnsCache(Dns source, Ticker ticker) {
    this.source = source;
    this.ticker = ticker;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .ticker(ticker)
            .executor(Runnable::run)
            .expireAfter(Expiry.<Question, Kept>creating((question, kept) -> kept.lifetime()))
            .buildAsync();
  }

  @Override
  public DnsReply ask(Question question) {
    CompletableFuture<Kept> mine = new CompletableFuture<>();
    CompletableFuture<Kept> other = answers.asMap().putIfAbsent(question, mine);
    return other == null ? load(question, mine) : await(other);
  }

  private DnsReply load(Question question, CompletableFuture<Kept> answer) {
    try {
      DnsReply reply = source.ask(question);
      answer.complete(new Kept(reply, lifetime(reply.answer()), ticker.read()));
      return reply;
    } finally {
      // Only after a fault in the source: nobody may wait for ever, and nothing is kept.
      answer.cancel(false);
    }
  }

  private DnsReply await(CompletableFuture<Kept> answer) {
    try {
      Kept kept = answer.get();
      Duration age = Duration.ofNanos(Math.max(0, ticker.read() - kept.since()));
      Duration left = kept.lifetime().minus(age);
      return new DnsReply(
          kept.reply().answer(),
          "cache, from " + kept.reply().source(),
          left.isNegative() ? Duration.ZERO : left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DnsReply.fresh(new DnsAnswer.Failure("interrupted"), "cache");
    } catch (ExecutionException | CancellationException e) {
      return DnsReply.fresh(new DnsAnswer.Failure("look-up failed"), "cache");
    }
  }

  private static Duration lifetime(DnsAnswer answer) {
    return switch (answer) {
      case DnsAnswer.Records records -> shorter(records.ttl(), MAX_TTL);
      case DnsAnswer.Alias alias -> shorter(alias.ttl(), MAX_TTL);
      case DnsAnswer.NoData none -> shorter(none.ttl(), MAX_NEGATIVE_TTL);
      case DnsAnswer.NoSuchName none -> shorter(none.ttl(), MAX_NEGATIVE_TTL);
      case DnsAnswer.Failure failure -> FAILURE_TTL;
    };
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
