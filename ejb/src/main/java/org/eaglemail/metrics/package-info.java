/** What is counted. Each room counts its own; administration and MicroProfile Metrics read. */
@NullMarked
package org.eaglemail.metrics;

import org.jspecify.annotations.NullMarked;
