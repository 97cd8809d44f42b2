/**
 * From a request to its features. Raw text and addresses end here: what leaves this package is
 * counts, keyed hashes and a vector.
 *
 * <p>What counts as a token is specified code point by code point in {@code src/docs/TOKENS.md},
 * because sketches of different hosts add up only if all of them cut and fold text alike. No rule
 * asks the JVM's locale or its Unicode tables, which differ between versions.
 *
 * <p>References: Weinberger, Dasgupta, Langford, Smola and Attenberg, "Feature hashing for large
 * scale multitask learning", ICML 2009 (signed hashing); Broder, "On the resemblance and
 * containment of documents", SEQUENCES 1997 (shingles, smallest hashes as a sample); Manning,
 * Raghavan and Schuetze, "Introduction to information retrieval", 2008, section 6.4.1 (sublinear
 * term frequency); Aumasson and Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012.
 */
@NullMarked
package io.github.azeotrope.feature;

import org.jspecify.annotations.NullMarked;
