package org.eaglemail.policy.check;

import org.eaglemail.metrics.Counter;

/** The checks there are, in the order in which a session meets them. */
public enum CheckName {
  LMTP_CLIENT("lmtp-client", Counter.REFUSED_BY_LMTP_CLIENT),
  RATE("rate", Counter.REFUSED_BY_RATE),
  ACCESS("access", Counter.REFUSED_BY_ACCESS),
  AUTHENTICATION("authentication", Counter.REFUSED_BY_AUTHENTICATION),
  SENDER_OWNER("sender-owner", Counter.REFUSED_BY_SENDER_OWNER),
  SENDER_DOMAIN("sender-domain", Counter.REFUSED_BY_SENDER_DOMAIN),
  RELAY("relay", Counter.REFUSED_BY_RELAY),
  RECIPIENT("recipient", Counter.REFUSED_BY_RECIPIENT),
  QUOTA("quota", Counter.REFUSED_BY_QUOTA),
  POSTMASTER("postmaster", Counter.REFUSED_BY_RECIPIENT),
  DNSBL("dnsbl", Counter.REFUSED_BY_DNSBL),
  GREYLIST("greylist", Counter.REFUSED_BY_GREYLIST),
  LOOP("loop", Counter.REFUSED_BY_LOOP),
  HEADER("header", Counter.REFUSED_BY_HEADER);

  private final String text;
  private final Counter refusals;

  CheckName(String text, Counter refusals) {
    this.text = text;
    this.refusals = refusals;
  }

  /** What counts its refusals. */
  public Counter refusals() {
    return refusals;
  }

  /** As in logs and explanations. */
  @Override
  public String toString() {
    return text;
  }
}
