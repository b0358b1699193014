package org.eaglemail.maildrop;

/** What became of a wish for a maildrop's lease. */
public sealed interface Claim {

  /** It is granted until it is given back. */
  record Granted(long fence) implements Claim {}

  /** Another session has it. */
  record InUse() implements Claim {}

  /** The owner was here just now. */
  record TooSoon() implements Claim {}
}
