/** Measures what the library finds, and writes the page {@code src/docs/EVALUATION.md}. */
@NullMarked
package io.github.azeotrope.examples.evaluation;

import org.jspecify.annotations.NullMarked;
