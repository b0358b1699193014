package org.eaglemail.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eaglemail.protocol.EmailAddress;

/**
 * Notifications that were not written because of a limit, since they were last told. Thread-safe.
 */
@ApplicationScoped
public class Suppressions {
  /** Addresses that are told with their numbers; of the rest there is one number. */
  static final int MAX_NAMED = 50;

  private final Map<EmailAddress, Long> named = new LinkedHashMap<>();
  private long others;

  /**
   * So many.
   *
   * @param named how many to each address, the first that came first
   * @param others to other addresses
   */
  public record Sum(Map<EmailAddress, Long> named, long others) {
    public Sum {
      named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    long all() {
      return named.values().stream().mapToLong(Long::longValue).sum() + others;
    }
  }

  /** One more was not written to that address. */
  synchronized void add(EmailAddress address) {
    add(address, 1);
  }

  private void add(EmailAddress address, long number) {
    if (named.size() < MAX_NAMED || named.containsKey(address)) {
      named.merge(address, number, Long::sum);
    } else {
      others += number;
    }
  }

  /** Those so far, which from now on are no longer here. */
  synchronized Sum take() {
    Sum sum = new Sum(named, others);
    named.clear();
    others = 0;
    return sum;
  }

  /** They could not be told. */
  synchronized void putBack(Sum sum) {
    sum.named().forEach(this::add);
    others += sum.others();
  }
}
