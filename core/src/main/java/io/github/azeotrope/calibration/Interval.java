package io.github.azeotrope.calibration;

/**
 * A predicted number.
 *
 * @param expected its mean
 * @param lower with probability 0.95 the outcome is not below
 * @param upper with probability 0.95 the outcome is not above
 */
public record Interval(double expected, double lower, double upper) {}
