package org.eaglemail.policy;

import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.SmtpSession;

/** A transaction that might be: what the policy would say of it can be asked. */
public record Supposition(SmtpSession session, ReversePath sender, ForwardPath recipient) {}
