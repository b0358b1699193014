/**
 * Maildir: a message a file, in the subdirectories {@code new}, {@code cur} and {@code tmp}
 * (maildir(5) of qmail). As a directory, or as a zip archive of one.
 */
@NullMarked
package org.eaglemail.archive.maildir;

import org.jspecify.annotations.NullMarked;
