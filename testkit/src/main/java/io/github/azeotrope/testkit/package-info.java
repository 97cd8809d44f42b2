/** Simulated traffic, contracts and assertions for a host's own tests. */
@NullMarked
package io.github.azeotrope.testkit;

import org.jspecify.annotations.NullMarked;
