package org.eaglemail.directory;

import java.time.Instant;
import org.eaglemail.protocol.Domain;

/** A domain whose mailboxes are here, as an administrator sees it. */
public record DomainInfo(long id, Domain name, Instant created) {}
