/**
 * The managed connection factory and its connections: SMTP client sessions as a resource that the
 * container pools.
 *
 * <p>The container's pool holds managed connections, one per {@link org.eaglemail.spi.Destination},
 * matched by equality. Creating, matching and destroying one never touches the network, since the
 * container does these under the pool's lock: a session is dialled when the first message is sent,
 * dialled anew when its peer left meanwhile, and ended with QUIT in the background. No transaction
 * takes part (JCA 2.1 §7.2.2).
 */
@NullMarked
package org.eaglemail.ra.outbound;

import org.jspecify.annotations.NullMarked;
