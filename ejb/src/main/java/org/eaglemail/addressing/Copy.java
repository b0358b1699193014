package org.eaglemail.addressing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.EnvelopeRecipient;

/**
 * A message as it goes to some of the recipients: all that have the same sender. Each account and
 * each address is in it once.
 */
public final class Copy {
  private final ReversePath sender;
  private final boolean listed;
  private final Map<Long, EnvelopeRecipient> here = new LinkedHashMap<>();
  private final Map<EmailAddress, EnvelopeRecipient> away = new LinkedHashMap<>();

  /**
   * @param listed whether it is a list's, so that nothing is left of what the sender asked for
   */
  Copy(ReversePath sender, boolean listed) {
    this.sender = sender;
    this.listed = listed;
  }

  void add(long account, EnvelopeRecipient recipient) {
    here.putIfAbsent(account, recipient);
  }

  void add(EnvelopeRecipient recipient) {
    away.putIfAbsent(recipient.address(), recipient);
  }

  /** Whom they get it from. */
  public ReversePath sender() {
    return sender;
  }

  /** Whether it is a list's. */
  public boolean isListed() {
    return listed;
  }

  /** Those whose maildrops are here. */
  public List<EnvelopeRecipient> here() {
    return List.copyOf(here.values());
  }

  /** The same by the primary keys of their accounts. */
  public Map<Long, EnvelopeRecipient> accounts() {
    return Collections.unmodifiableMap(here);
  }

  /** Those at other servers. */
  public List<EnvelopeRecipient> away() {
    return List.copyOf(away.values());
  }

  /** All of them. */
  public List<EnvelopeRecipient> all() {
    List<EnvelopeRecipient> all = new ArrayList<>(here.values());
    all.addAll(away.values());
    return all;
  }
}
