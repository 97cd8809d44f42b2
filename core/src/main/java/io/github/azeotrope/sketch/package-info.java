/**
 * Mergeable summaries and the statistics that are computed from them alone. Knows nothing of
 * accounts, requests or campaigns. Every estimate carries its limits.
 *
 * <p>References: Fisher 1925 and Donner 1986 (intraclass correlation); Efron and Stein 1981
 * (jackknife); Schuirmann 1987 (equivalence testing); Weinberger et al. 2009 (feature hashing);
 * Ertl 2025 (ExaLogLog); Li, Owen and Zhang 2012 and Shrivastava 2017 (one-permutation MinHash);
 * Charikar 2002 (SimHash); Gibbons and Tirthapura 2001 and Beyer et al. 2007 (coordinated distinct
 * samples); Good 1953, Esty 1983, Chao 1984 and 1987, Karlin 1967 (what is still unseen); Clopper
 * and Pearson 1934, Garwood 1936, Zou and Donner 2008 (limits); Barton and David 1966, Mantel 1967
 * (dealing); Phipson and Smyth 2010 (permutation tests).
 */
@NullMarked
package io.github.azeotrope.sketch;

import org.jspecify.annotations.NullMarked;
