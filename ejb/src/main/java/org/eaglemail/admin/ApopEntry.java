package org.eaglemail.admin;

/**
 * That an account chose APOP; its secret is never shown.
 *
 * @param chosen when it got its secret
 */
public record ApopEntry(String chosen) {}
