/**
 * Frozen, versioned expectations of ordinary traffic. Frozen, because sketches of different times
 * and hosts add up only if every request was weighted alike; versioned, because a change makes old
 * and new sketches incomparable.
 *
 * <p>References: Karen Sparck Jones, "A statistical interpretation of term specificity and its
 * application in retrieval", Journal of Documentation 28, 1972 (rare words say more); George K.
 * Zipf, "The Psycho-Biology of Language", 1935 (frequent words are short).
 */
@NullMarked
package io.github.azeotrope.background;

import org.jspecify.annotations.NullMarked;
