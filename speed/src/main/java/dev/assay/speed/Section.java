package dev.assay.speed;

import java.util.List;

/// A part of the table that can be measured by itself.
interface Section {
  /// What the command line calls it.
  String name();

  /// What its heading says.
  String title();

  /// Whether it measures real instances of SWE-bench, which have to be named; it is left out where
  /// none are.
  default boolean needsInstances() {
    return false;
  }

  /// Measures; takes seconds to minutes.
  ///
  /// @throws Exception when something could not be measured, for whatever reason
  List<Row> measure(Setting setting) throws Exception;
}
