package org.eaglemail.spi;

/**
 * What a SCRAM server tells before the proof (RFC 5802 §5.1): the same each time for a name,
 * whether there is such an account or not.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScramParameters(byte[] salt, int iterations) {}
