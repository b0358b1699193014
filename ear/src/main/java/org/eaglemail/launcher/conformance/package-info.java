/**
 * The conformance suite: rules of POP3, a transcript file each, run against any server. {@link
 * org.eaglemail.transcript.Transcript} describes the files.
 */
@NullMarked
package org.eaglemail.launcher.conformance;

import org.jspecify.annotations.NullMarked;
