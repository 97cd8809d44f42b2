/** Verifies: one class a signal, each a statistical test of a group's profile. */
@NullMarked
package io.github.azeotrope.evidence;

import org.jspecify.annotations.NullMarked;
