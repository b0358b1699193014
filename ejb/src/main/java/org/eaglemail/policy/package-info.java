/**
 * Who may send what to whom. What sessions ask is decided by {@link
 * org.eaglemail.policy.ReceptionPolicy} and nowhere else: a chain of checks for each stage, put
 * together in {@link org.eaglemail.policy.Policies}. Each kind of check has a room of its own.
 */
@NullMarked
package org.eaglemail.policy;

import org.jspecify.annotations.NullMarked;
