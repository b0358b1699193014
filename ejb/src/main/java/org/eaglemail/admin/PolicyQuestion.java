package org.eaglemail.admin;

import java.util.Optional;

/**
 * A transaction that might be, by text.
 *
 * @param client the address it would come from
 * @param role relay, submission or lmtp
 * @param helo the name it would give
 * @param account whom it would authenticate as
 * @param sender empty or {@code <>} for the null sender
 */
public record PolicyQuestion(
    String client,
    String role,
    String helo,
    Optional<String> account,
    String sender,
    String recipient) {}
