/**
 * Rewriting of addresses in what users submit, as Postfix's canonical(5) and masquerade_domains and
 * sendmail's genericstable and MASQUERADE_AS: envelope and header get the address that others are
 * to see. Mail of other servers is never changed so (RFC 5321 §6.4).
 */
@NullMarked
package org.eaglemail.addressing.rewrite;

import org.jspecify.annotations.NullMarked;
