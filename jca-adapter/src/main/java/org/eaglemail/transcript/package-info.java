/**
 * Dialogues in plain files, {@code C:} and {@code S:}, that run against any server: a session in
 * memory, or one behind a socket. {@link org.eaglemail.transcript.Transcript} describes the format.
 *
 * <p>For whoever tests a server; no part of Eagle's own uses it.
 */
@NullMarked
package org.eaglemail.transcript;

import org.jspecify.annotations.NullMarked;
