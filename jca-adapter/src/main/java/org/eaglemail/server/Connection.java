package org.eaglemail.server;

import java.io.InputStream;
import java.io.OutputStream;
import org.eaglemail.spi.Client;

/**
 * What a session knows of its connection. Its owner, not the session, sets the time-out of reads
 * and closes it, in a way that lets the client read the last reply although it may have sent more
 * than was read.
 *
 * @param in throws {@link java.net.SocketTimeoutException} when nothing comes for too long
 * @param out unbuffered: the session writes large pieces
 * @param wakeup ends a blocked read from {@code in}
 */
public record Connection(Client client, InputStream in, OutputStream out, Wakeup wakeup) {}
