/** Tests of entropies, divergences, rhythm and heavy hitters. */
@NullMarked
package io.github.azeotrope.entropy;

import org.jspecify.annotations.NullMarked;
