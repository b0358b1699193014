package org.eaglemail.maildrop.quota;

/** A transaction gives an account another quota; announced within it as a CDI event. */
public record QuotaChange(long account) {}
