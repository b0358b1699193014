/**
 * Start and stop in order: settings, schema, first administrator, durability, queue; and only then
 * the listeners, which the adapter opens when {@link org.eaglemail.readiness.Readiness} says so.
 */
@NullMarked
package org.eaglemail.lifecycle;

import org.jspecify.annotations.NullMarked;
