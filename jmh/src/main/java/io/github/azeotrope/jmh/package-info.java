/** Benchmarks of the library beside others that do the same, and the goals they are held to. */
@NullMarked
package io.github.azeotrope.jmh;

import org.jspecify.annotations.NullMarked;
