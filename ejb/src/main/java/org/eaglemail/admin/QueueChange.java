package org.eaglemail.admin;

/**
 * What came of an action on messages of the queue.
 *
 * @param messages that were meant
 * @param recipients it concerned; not those that are being tried
 * @param more whether there may be further messages that are meant: act again
 */
public record QueueChange(int messages, int recipients, boolean more) {}
