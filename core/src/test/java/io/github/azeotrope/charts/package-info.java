/**
 * What the pages of {@code src/docs} show and the build makes or checks: charts, tables, examples.
 */
@NullMarked
package io.github.azeotrope.charts;

import org.jspecify.annotations.NullMarked;
