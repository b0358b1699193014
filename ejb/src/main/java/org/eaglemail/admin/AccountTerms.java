package org.eaglemail.admin;

/**
 * Who wants what of an account's maildrop.
 *
 * @param account what administrators want of it
 * @param owner what its owner wants, which counts where no administrator says anything
 * @param inForce what holds, the domain's and the settings' considered
 */
public record AccountTerms(TermsEntry account, TermsEntry owner, TermsEntry inForce) {}
