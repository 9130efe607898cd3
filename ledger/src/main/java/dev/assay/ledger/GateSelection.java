package dev.assay.ledger;

import java.util.List;

/// Which events of the stream `gate` are meant: those of a type whose payload has these values in
/// its fields `project`, `benchmark` and `commit`. They are found without a look at others.
///
/// @param type the event's name
/// @param values of those fields in that order, as many as are to be compared
/// @param after only events behind that place in the ledger; all when it is zero
public record GateSelection(String type, List<String> values, long after) {
  static final List<String> COLUMNS = List.of("project", "benchmark", "revision");

  /// @throws IllegalArgumentException when there are more values than fields
  public GateSelection {
    values = List.copyOf(values);
    if (values.size() > COLUMNS.size()) {
      throw new IllegalArgumentException(values + " are more values than the columns " + COLUMNS);
    }
  }

  /// All events of a type.
  public static GateSelection of(String type, String... values) {
    return new GateSelection(type, List.of(values), 0);
  }

  /// Of these, those behind a place in the ledger.
  public GateSelection after(long sequence) {
    return new GateSelection(type, values, sequence);
  }
}
