/**
 * Bulletins: messages that are written once and come into the maildrops of all accounts, of a
 * domain's or of a group's, each at its owner's next login.
 */
@NullMarked
package org.eaglemail.maildrop.bulletin;

import org.jspecify.annotations.NullMarked;
