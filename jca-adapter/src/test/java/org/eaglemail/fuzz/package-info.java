/**
 * Fuzzing of what reads octets from strangers. An ordinary build runs the kept inputs (resources of
 * this package, by class and method); with the environment's JAZZER_FUZZ=1 Jazzer looks for new
 * ones that reach new code.
 */
@NullMarked
package org.eaglemail.fuzz;

import org.jspecify.annotations.NullMarked;
