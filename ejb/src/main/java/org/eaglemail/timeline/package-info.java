/**
 * The history of each message by its queue id, kept for a while after the message is gone: its
 * envelope, what was tried, and what became of it; never what is in it. It knows messages by their
 * keys alone, so that what writes messages can write their history in the same transaction.
 */
@NullMarked
package org.eaglemail.timeline;

import org.jspecify.annotations.NullMarked;
