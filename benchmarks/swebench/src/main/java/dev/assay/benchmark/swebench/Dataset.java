package dev.assay.benchmark.swebench;

import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads data sets.
public final class Dataset {
  private Dataset() {}

  /// The instances of a file that ends with `.parquet`, `.jsonl` or `.json`, or of all such files
  /// of a folder; in their order.
  ///
  /// @throws TaskException with all that is wrong, by file, row and field
  public static List<Instance> read(Path source) throws TaskException {
    Problems problems = new Problems();
    Rows rows = new Rows(problems);
    try {
      new Tables(Row.INSTANCE_FIELDS, "instance_id").read(source, rows);
    } catch (IOException e) {
      throw new TaskException("the data set " + source + " could not be read: " + e, e);
    }
    problems.throwIfAny("data set", source);
    if (rows.instances.isEmpty()) {
      throw new TaskException("the data set " + source + " holds no instance");
    }
    return rows.instances;
  }

  /// Makes instances of rows.
  private static final class Rows implements RowSink {
    private final Problems problems;
    private final List<Instance> instances = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    Rows(Problems problems) {
      this.problems = problems;
    }

    @Override
    public void row(Row row) {
      try {
        Instance instance = InstanceReader.read(row);
        String other = places.putIfAbsent(instance.id(), row.place());
        if (other != null) {
          problem("%s: %s is at %s too".formatted(row.place(), instance.id(), other));
        }
        instances.add(instance);
      } catch (RowException e) {
        problem(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void problem(String problem) {
      problems.add(problem);
    }
  }
}
