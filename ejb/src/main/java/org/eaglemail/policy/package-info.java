/**
 * Who may send to whom. What sessions ask, before a message is taken, is decided here and nowhere
 * else.
 */
@NullMarked
package org.eaglemail.policy;

import org.jspecify.annotations.NullMarked;
