/**
 * Rewrites messages for transports that carry less than they need (RFC 6152 §3, RFC 3030 §3): parts
 * get another transfer encoding, every other octet stays. Nothing holds a message in memory; each
 * reading of a converted message converts it anew.
 */
@NullMarked
package org.eaglemail.mime;

import org.jspecify.annotations.NullMarked;
