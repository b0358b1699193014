/** What the platform's health endpoint asks: {@code /health/ready} for load balancers. */
@NullMarked
package org.eaglemail.health;

import org.jspecify.annotations.NullMarked;
