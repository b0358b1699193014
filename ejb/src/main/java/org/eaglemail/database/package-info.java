/**
 * The database: which one, its schema, and when what was committed is on stable storage.
 *
 * <p>Two are supported by the same archive, chosen by {@code eagle.db.url} alone: H2 inside the
 * process (the default), and PostgreSQL.
 */
@NullMarked
package org.eaglemail.database;

import org.jspecify.annotations.NullMarked;
