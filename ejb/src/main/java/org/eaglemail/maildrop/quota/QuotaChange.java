package org.eaglemail.maildrop.quota;

/** A transaction changes somebody's quota; announced within it as a CDI event. */
public record QuotaChange() {}
