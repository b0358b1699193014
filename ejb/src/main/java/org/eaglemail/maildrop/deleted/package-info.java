/** What POP3 clients deleted: kept for a while, to be restored, and then swept. */
@NullMarked
package org.eaglemail.maildrop.deleted;

import org.jspecify.annotations.NullMarked;
