package org.eaglemail.settings;

/**
 * What somebody may do in a unit of time; 0 is no limit.
 *
 * @param connections sessions begun
 * @param messages MAIL commands
 * @param recipients RCPT commands
 */
public record RateLimits(int connections, int messages, int recipients) {}
