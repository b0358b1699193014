/**
 * Secrets that have to be said to others, or computed with, and so cannot be kept as digests:
 * sealed under a key that is in a file and not in the database. Nodes on one database need the same
 * file.
 */
@NullMarked
package org.eaglemail.directory.sealing;

import org.jspecify.annotations.NullMarked;
