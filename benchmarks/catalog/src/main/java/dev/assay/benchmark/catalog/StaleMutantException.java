package dev.assay.benchmark.catalog;

/// A mutant's change does not fit the reference any more.
final class StaleMutantException extends Exception {
  private static final long serialVersionUID = 1;

  StaleMutantException(String detail) {
    super(Mutant.CHANGE + " does not fit the reference: " + detail);
  }
}
