package dev.assay.benchmark.swebench;

import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads predictions.
public final class Predictions {
  private static final String ID = "instance_id";
  private static final String MODEL = "model_name_or_path";
  private static final String PATCH = "model_patch";

  private Predictions() {}

  /// The reference patches as predictions, by instance.
  public static Map<String, Prediction> gold(List<Instance> instances) {
    Map<String, Prediction> predictions = new LinkedHashMap<>();
    for (Instance instance : instances) {
      predictions.put(
          instance.id(),
          new Prediction(instance.id(), Prediction.GOLD, Optional.of(instance.patch())));
    }
    return predictions;
  }

  /// The predictions of a file, by instance: JSON with one prediction a line, a list of them, or an
  /// object that has them by instance.
  ///
  /// @throws TaskException with all that is wrong, by file, row and field
  public static Map<String, Prediction> read(Path source) throws TaskException {
    Problems problems = new Problems();
    Rows rows = new Rows(problems);
    try {
      new Tables(Set.of(ID, MODEL, PATCH), ID).read(source, rows);
    } catch (IOException e) {
      throw new TaskException("the predictions " + source + " could not be read: " + e, e);
    }
    problems.throwIfAny("file of predictions", source);
    return rows.predictions;
  }

  /// Makes predictions of rows.
  private static final class Rows implements RowSink {
    private final Problems problems;
    private final Map<String, Prediction> predictions = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    Rows(Problems problems) {
      this.problems = problems;
    }

    @Override
    public void row(Row row) {
      Optional<String> id = row.text(ID);
      Optional<String> model = row.text(MODEL);
      if (id.isEmpty() || model.isEmpty()) {
        problem(row.place() + ": field " + (id.isEmpty() ? ID : MODEL) + " is missing");
      } else if (row.list(PATCH).isPresent()) {
        problem(row.place() + ": field " + PATCH + " must be a text, not a list");
      } else {
        String other = places.putIfAbsent(id.get(), row.place());
        if (other != null) {
          problem(
              "%s: a prediction for %s is at %s too; name one of them, or the files one by one"
                  .formatted(row.place(), id.get(), other));
        }
        predictions.put(id.get(), new Prediction(id.get(), model.get(), row.text(PATCH)));
      }
    }

    @Override
    public void problem(String problem) {
      problems.add(problem);
    }
  }
}
