package org.eaglemail.spool;

import java.time.Instant;
import java.util.function.Function;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.MessageSource;

/**
 * A message of our own that is kept until it is let go, and put into maildrops meanwhile.
 *
 * @param sender for the Return-Path lines
 * @param header octets that go before the content, made once the queue id is known
 */
public record Keepsake(
    ReversePath sender,
    Instant received,
    Function<QueueId, byte[]> header,
    MessageSource content) {}
