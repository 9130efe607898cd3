package dev.assay.cli;

import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.swebench.Instance;
import dev.assay.benchmark.swebench.Prediction;
import dev.assay.benchmark.swebench.Predictions;
import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Where the predictions of one model are.
///
/// @param model as the predictions name it
/// @param source the file, absolute, or [Prediction#GOLD] for the reference patches
/// @param sha256 of the file's bytes, empty for the reference patches
record PredictionsFile(String model, String source, String sha256) {
  /// Reads what somebody names on the command line.
  ///
  /// @throws TaskException when it is no file of predictions, or of more than one model
  static PredictionsFile named(String name) throws TaskException, IOException {
    if (name.equals(Prediction.GOLD)) {
      return new PredictionsFile(Prediction.GOLD, Prediction.GOLD, "");
    }
    Path file = Path.of(name).toAbsolutePath().normalize();
    TreeSet<String> models =
        Predictions.read(file).values().stream()
            .map(Prediction::model)
            .collect(Collectors.toCollection(TreeSet::new));
    if (models.size() != 1) {
      throw new TaskException(
          models.isEmpty()
              ? file + " holds no prediction"
              : "%s holds predictions of %d models (%s); give each model a file of its own"
                  .formatted(file, models.size(), String.join(", ", models)));
    }
    return new PredictionsFile(
        models.first(),
        file.toString(),
        Files.isDirectory(file) ? "" : Sha256.hex(Files.readAllBytes(file)));
  }

  /// The predictions by instance.
  ///
  /// @throws TaskException when they are not there, or others than they were
  Map<String, Prediction> read(List<Instance> instances) throws TaskException, IOException {
    if (source.equals(Prediction.GOLD)) {
      return Predictions.gold(instances);
    }
    Path file = Path.of(source);
    if (!sha256.isEmpty()
        && Files.exists(file)
        && !Sha256.hex(Files.readAllBytes(file)).equals(sha256)) {
      throw new TaskException(
          "%s has changed since the run was planned; its results would not compare: start a new run, or restore the file"
              .formatted(file));
    }
    return Predictions.read(file);
  }
}
