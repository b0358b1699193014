package org.eaglemail.policy.check;

import java.util.Optional;
import org.eaglemail.spi.Decision;

/**
 * What a chain decided.
 *
 * @param by the check that refused or accepted; empty when none did either
 */
public record Ruling(Decision decision, Optional<Finding> by) {}
