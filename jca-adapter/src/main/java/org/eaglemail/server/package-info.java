/**
 * The server's side of SMTP and POP3: straight blocking loops over {@code wire} and {@code spi}.
 */
@NullMarked
package org.eaglemail.server;

import org.jspecify.annotations.NullMarked;
