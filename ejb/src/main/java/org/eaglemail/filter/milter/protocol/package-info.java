/**
 * The grammar of the milter protocol, versions 2 to 6, as Sendmail's libmilter speaks it: values
 * and octets, no streams.
 */
@NullMarked
package org.eaglemail.filter.milter.protocol;

import org.jspecify.annotations.NullMarked;
