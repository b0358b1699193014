/**
 * What administrators did that concerns others' privacy: who read mail, and who gave whom the right
 * to. Nothing changes or removes a record.
 */
@NullMarked
package org.eaglemail.directory.audit;

import org.jspecify.annotations.NullMarked;
