/**
 * The terms under which maildrops are kept: how often their owners may come, and how long mail
 * stays. Who says what, who wins, and the removal of what is past.
 */
@NullMarked
package org.eaglemail.maildrop.terms;

import org.jspecify.annotations.NullMarked;
