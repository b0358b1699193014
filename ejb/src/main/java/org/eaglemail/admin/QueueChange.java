package org.eaglemail.admin;

/**
 * What came of an action on messages of the queue.
 *
 * @param messages that were meant
 * @param recipients it concerned; not those that are being tried
 * @param failed messages that were meant as well but could not be changed; the log says why
 */
public record QueueChange(int messages, int recipients, int failed) {}
