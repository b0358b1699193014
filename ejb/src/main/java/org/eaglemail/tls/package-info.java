/**
 * The certificates that the listeners show: where they come from, which one a client gets, and how
 * they change while the server runs.
 */
@NullMarked
package org.eaglemail.tls;

import org.jspecify.annotations.NullMarked;
