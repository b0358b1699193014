package org.eaglemail.queue;

import org.eaglemail.delivery.Attempt;
import org.eaglemail.spool.AttemptRecord;
import org.eaglemail.spool.QueuedMessage;

/** An attempt, its outcome final or deferred to a moment, and the row that says so. */
public record Try(QueuedMessage message, Attempt attempt, AttemptRecord row) {}
