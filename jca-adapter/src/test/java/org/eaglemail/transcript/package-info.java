/**
 * Dialogues in plain files, {@code C:} and {@code S:}, that run against any server: a session in
 * memory, or one behind a socket. {@link org.eaglemail.transcript.Transcript} describes the format.
 */
@NullMarked
package org.eaglemail.transcript;

import org.jspecify.annotations.NullMarked;
