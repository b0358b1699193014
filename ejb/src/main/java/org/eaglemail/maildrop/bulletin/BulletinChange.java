package org.eaglemail.maildrop.bulletin;

/** A transaction issues a bulletin; announced within it as a CDI event. */
public record BulletinChange() {}
