package dev.assay.lab;

import dev.assay.statistics.Interval;

/// A share with its 95 % interval, each from 0 to 1.
///
/// @param value the point estimate
/// @param low the interval's lower end
/// @param high the interval's upper end
public record Estimate(double value, double low, double high) {
  static Estimate of(double value, Interval interval) {
    return new Estimate(value, interval.low(), interval.high());
  }
}
