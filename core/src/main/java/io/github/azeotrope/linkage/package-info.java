/**
 * Proposes: tokens and request vectors that accounts have in common, and artifacts that they
 * present though others own them, become candidate groups. A proposal convicts nobody. What
 * proposes reads one half of the data (half 0 of the requests, tokens of even hash), so that the
 * other half is left to verify on.
 *
 * <p>References: Charikar 2002 (random-projection similarity hashing); Indyk and Motwani 1998
 * (banding); Seidman 1983 (cores of a graph); Dempster, Laird and Rubin 1977 (mixture fitting).
 */
@NullMarked
package io.github.azeotrope.linkage;

import org.jspecify.annotations.NullMarked;
