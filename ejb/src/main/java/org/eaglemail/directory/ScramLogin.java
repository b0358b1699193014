package org.eaglemail.directory;

/** An account that proved itself, and how the server proves itself in turn (RFC 5802 §3). */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScramLogin(MailAccount account, byte[] serverSignature) {}
