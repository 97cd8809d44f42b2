/**
 * A detector's figures for Micrometer and OpenTelemetry. No tag names an account, a campaign or a
 * client: the number of series is fixed, and a dashboard shows nobody.
 */
@NullMarked
package io.github.azeotrope.metrics;

import org.jspecify.annotations.NullMarked;
