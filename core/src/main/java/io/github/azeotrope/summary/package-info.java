/**
 * What all mergeable summaries share: the form of their bytes, a coordinated sample of hashes, the
 * medians, quantiles and inner products behind their numbers. Public for the rooms that use it; a
 * host needs nothing here.
 */
@NullMarked
package io.github.azeotrope.summary;

import org.jspecify.annotations.NullMarked;
