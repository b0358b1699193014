/**
 * OAuth 2.0 bearer tokens as proofs of who a client is (RFC 6750, RFC 7628). Whoever deploys the
 * application may bring another {@link org.eaglemail.oauth.TokenVerifier}.
 */
@NullMarked
package org.eaglemail.oauth;

import org.jspecify.annotations.NullMarked;
