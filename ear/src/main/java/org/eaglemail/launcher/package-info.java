/**
 * The way in for {@code java -jar eagle.jar}. This package alone is compiled for Java 8, so that an
 * older Java can say what it lacks.
 *
 * <p>In eagle.jar this package and {@code launcher.log} lie at the root, where the container's
 * class loaders see them. The rest of the launcher, and what it shares with the application
 * (settings, domain names), lies under {@code EAGLE-INF}, in a class loader of its own: there the
 * application's classes and the launcher's cannot be mistaken for each other.
 */
@NullMarked
package org.eaglemail.launcher;

import org.jspecify.annotations.NullMarked;
