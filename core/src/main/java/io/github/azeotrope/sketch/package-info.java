/**
 * Mergeable summaries and the statistics that are computed from them alone. Knows nothing of
 * accounts, requests or campaigns.
 *
 * <p>References: Fisher 1925 and Donner 1986 (intraclass correlation); Efron and Stein 1981
 * (jackknife); Schuirmann 1987 (equivalence testing); Weinberger et al. 2009 (feature hashing).
 */
@NullMarked
package io.github.azeotrope.sketch;

import org.jspecify.annotations.NullMarked;
