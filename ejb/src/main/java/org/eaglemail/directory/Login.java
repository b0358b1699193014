package org.eaglemail.directory;

/** An account and what its password must fit. */
public record Login(MailAccount account, PasswordHash password) {}
