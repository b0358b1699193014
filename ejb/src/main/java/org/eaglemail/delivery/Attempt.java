package org.eaglemail.delivery;

import org.eaglemail.spool.QueuedRecipient;

/** A recipient that was tried, and what became of it. */
public record Attempt(QueuedRecipient recipient, Outcome outcome) {}
