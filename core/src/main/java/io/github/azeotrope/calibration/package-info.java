/**
 * Combines evidence into a verdict: disjoint inputs, different causes, acquittals.
 *
 * <p>Reference: Benjamini and Heller 2008 (partial conjunction: at least two, not one very strong).
 */
@NullMarked
package io.github.azeotrope.calibration;

import org.jspecify.annotations.NullMarked;
