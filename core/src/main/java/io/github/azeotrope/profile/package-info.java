/**
 * One account's profile: a mergeable summary of its requests, laid out in one row of bytes, with
 * update, merge and codec as static functions over an array and an offset.
 *
 * <p>A profile is a commutative monoid: {@link ProfileMerge#merge} is associative and commutative,
 * the empty row is its identity, and merging the rows of parts gives, byte for byte, the row that
 * the whole traffic would have made in any order. So the profile of a group is the merge of its
 * members' profiles, and that of a fleet the merge of its hosts'.
 *
 * <p>References: Kilian Weinberger et al., "Feature hashing for large scale multitask learning",
 * ICML 2009 (the summed vectors); Edith Cohen and Haim Kaplan, "Summarizing data using bottom-k
 * sketches", PODC 2007, and Kevin Beyer et al., "On synopses for distinct-value estimation under
 * multiset operations", SIGMOD 2007 (coordinated samples that merge without loss); Phillip Gibbons
 * and Srikanta Tirthapura, "Estimating simple functions on the union of data streams", SPAA 2001
 * (the same sample carrying exact attributes); Kyu-Young Whang, Brad Vander-Zanden and Howard
 * Taylor, "A linear-time probabilistic counting algorithm for database applications", TODS 15, 1990
 * (the bitmaps of sessions).
 */
@NullMarked
package io.github.azeotrope.profile;

import org.jspecify.annotations.NullMarked;
