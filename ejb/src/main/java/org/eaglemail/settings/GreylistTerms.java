package org.eaglemail.settings;

import java.time.Duration;

/**
 * How greylisting goes.
 *
 * @param delay before which a second try is too early
 * @param window in which it must come, from the first
 * @param maxAge how long who came back is remembered, from the last mail
 * @param passes how often a network's servers must come back to be known for good
 */
public record GreylistTerms(Duration delay, Duration window, Duration maxAge, int passes) {}
