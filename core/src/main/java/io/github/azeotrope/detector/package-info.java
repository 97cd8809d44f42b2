/** Puts the rooms together: the detector, its builder, the sweep, health. */
@NullMarked
package io.github.azeotrope.detector;

import org.jspecify.annotations.NullMarked;
