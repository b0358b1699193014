package org.eaglemail.policy.check;

/** What one check said. */
public record Finding(CheckName check, Verdict verdict) {}
