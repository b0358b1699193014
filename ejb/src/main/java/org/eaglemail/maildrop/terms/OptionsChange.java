package org.eaglemail.maildrop.terms;

/** A transaction changes somebody's options; announced within it as a CDI event. */
public record OptionsChange() {}
