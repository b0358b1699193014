/**
 * What an operator decides before a start: addresses, directories, limits.
 *
 * <p>{@link org.eaglemail.settings.Catalogue} is the one place where a setting has its name, type,
 * default and line of documentation; the README's table and {@code --help} are printed from it.
 * {@link org.eaglemail.settings.Settings} are the values, read from any source and checked all at
 * once. The names, and the order of the sources, are those of MicroProfile Config: system property,
 * environment, file. Only the JDK is needed here, as the launcher reads the settings before there
 * is a container.
 *
 * <p>What changes while the server runs (domains, accounts, transports) is not here but in the
 * database.
 */
@NullMarked
package org.eaglemail.settings;

import org.jspecify.annotations.NullMarked;
