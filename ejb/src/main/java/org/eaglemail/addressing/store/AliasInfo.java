package org.eaglemail.addressing.store;

import java.time.Instant;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;

/**
 * An alias or a list as an administrator sees it.
 *
 * @param id grows with each new one: lists are in its order
 */
public record AliasInfo(long id, AliasName name, Entry entry, Instant created) {}
