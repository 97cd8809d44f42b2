/**
 * Entropy, divergence and rhythm of traffic from mergeable summaries. Knows nothing of accounts: it
 * counts hashes, adds vectors and fills hours.
 *
 * <p>References: Chao, Wang and Jost, "Entropy and the species accumulation curve: a novel entropy
 * estimator via discovery rates of new species", Methods in Ecology and Evolution 4, 2013; Chao et
 * al., "Rarefaction and extrapolation with Hill numbers", Ecological Monographs 84, 2014; Antos and
 * Kontoyiannis, "Convergence properties of functional estimates for discrete distributions", Random
 * Structures and Algorithms 19, 2001; Gibbons and Tirthapura, "Estimating simple functions on the
 * union of data streams", SPAA 2001; Cohen and Kaplan, "Summarizing data using bottom-k sketches",
 * PODC 2007; Beyer et al., "On synopses for distinct-value estimation under multiset operations",
 * SIGMOD 2007; Saerndal, Swensson and Wretman, "Model assisted survey sampling", 1992; Kish,
 * "Survey sampling", 1965; Efron and Stein, "The jackknife estimate of variance", Annals of
 * Statistics 9, 1981; Lin, "Divergence measures based on the Shannon entropy", IEEE Transactions on
 * Information Theory 37, 1991; Vinh, Epps and Bailey, "Information theoretic measures for
 * clusterings comparison", JMLR 11, 2010; Gretton et al., "A kernel two-sample test", JMLR 13,
 * 2012; Chwialkowski, Sejdinovic and Gretton, "A wild bootstrap for degenerate kernel tests", NIPS
 * 2014; Mardia and Jupp, "Directional statistics", 2000; Watson, "Goodness-of-fit tests on a circle
 * II", Biometrika 49, 1962; Feibish, Afek, Bremler-Barr, Cohen and Shagam, "Mitigating DNS random
 * subdomain DDoS attacks by distinct heavy hitters sketches", HotWeb 2017.
 */
@NullMarked
package io.github.azeotrope.entropy;

import org.jspecify.annotations.NullMarked;
