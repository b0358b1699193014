package org.eaglemail.policy.access;

/** A transaction changes the access table; announced within it as a CDI event. */
public record AccessChange() {}
