/**
 * DNS as a mail server asks it: one question, one answer whose type tells "there is none" from "not
 * now". Zone files come before name servers; answers are kept for their time to live.
 */
@NullMarked
package org.eaglemail.routing.dns;

import org.jspecify.annotations.NullMarked;
