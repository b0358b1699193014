/**
 * The REST API under {@code /api/v1}: thin resources over {@code org.eaglemail.admin} and the
 * directory. Faults are {@code application/problem+json} (RFC 9457).
 */
@NullMarked
package org.eaglemail.rest;

import org.jspecify.annotations.NullMarked;
