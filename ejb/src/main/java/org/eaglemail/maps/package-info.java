/**
 * The address tables of sendmail and Postfix, read as text and taken over into the tables here. A
 * line that has no equal here is not taken, and the report says why: half an alias would lose
 * somebody's mail.
 */
@NullMarked
package org.eaglemail.maps;

import org.jspecify.annotations.NullMarked;
