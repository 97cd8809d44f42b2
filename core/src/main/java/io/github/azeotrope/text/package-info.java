/**
 * From text to tokens and keyed hashes of tokens, as {@code src/docs/TOKENS.md} specifies code
 * point by code point. Everything that counts words, in the detector or alone, cuts them here, so
 * that sketches of different hosts, JVMs and years add up. No rule asks the JVM's locale or its
 * Unicode tables, which differ between versions.
 *
 * <p>References: Dietzfelbinger, Hagerup, Katajainen and Penttonen, "A reliable randomized
 * algorithm for the closest-pair problem", Journal of Algorithms 25, 1997 (multiply-shift hashing);
 * Aumasson and Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012.
 */
@NullMarked
package io.github.azeotrope.text;

import org.jspecify.annotations.NullMarked;
