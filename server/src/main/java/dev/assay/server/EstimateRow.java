package dev.assay.server;

import dev.assay.lab.Estimate;

/// A share with its 95 % interval, each from 0 to 1.
record EstimateRow(double value, double low, double high) {
  static EstimateRow of(Estimate estimate) {
    return new EstimateRow(estimate.value(), estimate.low(), estimate.high());
  }
}
