package org.eaglemail.directory;

import java.time.Instant;

/**
 * Somebody who may administer the server.
 *
 * @param mailReader whether he was given the right to read what is in messages
 */
public record AdministratorInfo(String name, boolean mailReader, Instant created) {}
