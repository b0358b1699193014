/**
 * Starts the server: reads and checks the settings, takes the data directory, starts Payara Micro,
 * waits for the application to say that it is ready, and shows the start page.
 *
 * <p>A start that fails ends the JVM with a status and a line for each reason: 2 when the arguments
 * or settings are wrong, 1 when anything else is.
 */
@NullMarked
package org.eaglemail.launcher.start;

import org.jspecify.annotations.NullMarked;
