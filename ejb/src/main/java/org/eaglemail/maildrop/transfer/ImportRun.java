package org.eaglemail.maildrop.transfer;

/**
 * The right to read on in an import, until somebody else takes it.
 *
 * @param job the import's primary key
 * @param fence grows with each
 * @param account the account's primary key
 * @param position where to begin in the source
 */
public record ImportRun(long job, long fence, long account, ImportOrder order, long position) {}
