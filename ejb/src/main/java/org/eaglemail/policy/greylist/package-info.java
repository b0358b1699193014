/**
 * Greylisting (RFC 6647): the first mail of a stranger to somebody is put off, since only mail
 * servers try again. What is known is in the database, which all nodes share and restarts keep;
 * networks that are known for good are also in memory, so that their mail costs no query.
 */
@NullMarked
package org.eaglemail.policy.greylist;

import org.jspecify.annotations.NullMarked;
