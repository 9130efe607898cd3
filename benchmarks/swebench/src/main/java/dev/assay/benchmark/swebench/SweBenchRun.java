package dev.assay.benchmark.swebench;

import dev.assay.benchmark.swebench.InstanceResult.Verdict;
import dev.assay.protocol.Sha256;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Judges one model's predictions, and keeps reports where official tools look for them. What was
/// judged before is not judged again as long as patch, tests and script are the same.
///
/// @param instances those of the data set that are asked for
/// @param predictions by instance, all of one model
/// @param model as reports name it
/// @param evaluation judges
/// @param root the folder that `logs/` and the summary go to
/// @param run the run's name
public record SweBenchRun(
    List<Instance> instances,
    Map<String, Prediction> predictions,
    String model,
    NativeEvaluation evaluation,
    Path root,
    String run) {
  private static final String KEY = "assay.key";

  public SweBenchRun {
    instances = List.copyOf(instances);
    predictions = Map.copyOf(predictions);
  }

  /// Judges what has a prediction and no result yet, and writes the summary.
  ///
  /// @param concurrency how many at once
  /// @param progress is told of each instance as it ends, by any thread, one at a time
  /// @return the summary's file
  public Path carryOut(int concurrency, Consumer<InstanceResult> progress)
      throws IOException, InterruptedException {
    RunLogs logs = RunLogs.of(root, run, model);
    List<Callable<Void>> work = new ArrayList<>();
    for (Instance instance : instances) {
      Prediction prediction = predictions.get(instance.id());
      if (prediction != null) {
        work.add(() -> {
          InstanceResult result = judged(instance, prediction, logs);
          synchronized (work) {
            progress.accept(result);
          }
          return null;
        });
      }
    }
    try (ExecutorService lanes =
        Executors.newFixedThreadPool(concurrency, Thread.ofVirtual().factory())) {
      try {
        for (Future<Void> each : lanes.invokeAll(work)) {
          each.get();
        }
      } catch (ExecutionException e) {
        throw new IOException("an instance could not be judged: " + e.getCause(), e);
      } finally {
        lanes.shutdownNow();
      }
    }
    Path summary = root.resolve(model.replace("/", "__") + "." + run + ".json");
    Files.writeString(
        summary,
        RunSummary.of(instances.stream().map(Instance::id).toList(), predictions, logs).json());
    return summary;
  }

  private InstanceResult judged(Instance instance, Prediction prediction, RunLogs logs)
      throws IOException, InterruptedException {
    String id = instance.id();
    if (prediction.patch().orElse("").isEmpty()) {
      return without(id, Verdict.EMPTY_PATCH, "");
    }
    Path keyFile = logs.file(id, KEY);
    String key = key(instance, prediction);
    boolean known = Files.exists(keyFile) && Files.readString(keyFile).equals(key);
    Optional<Boolean> official = logs.resolved(id);
    Optional<TrustedVerdict> trusted = logs.trusted(id);
    if (known && official.isPresent() && trusted.isPresent()) {
      return new InstanceResult(id, verdict(official.get()), trusted.get(), "", true);
    }
    if (Files.exists(logs.file(id, ""))) {
      FolderRemoval.remove(logs.file(id, ""));
    }
    Path folder = Files.createDirectories(logs.file(id, ""));
    Path scratch = Files.createTempDirectory("assay-swe-bench-");
    try {
      Judgement judgement = evaluation.evaluate(instance, prediction, scratch, folder);
      judgement.write(folder);
      InstanceReport report = judgement.report();
      Optional<InfrastructureSign> sign =
          report.infrastructure().filter(InfrastructureSign::environment);
      if (sign.isPresent()) {
        return without(id, Verdict.INFRASTRUCTURE_ERROR, sign.get().wireName());
      }
      Files.writeString(keyFile, key);
      return new InstanceResult(id, verdict(report.resolved()), judgement.trusted(), "", false);
    } catch (RunnerException | IOException e) {
      Files.writeString(logs.file(id, RunLogs.INSTANCE_LOG), e + System.lineSeparator());
      return without(id, Verdict.INFRASTRUCTURE_ERROR, String.valueOf(e.getMessage()));
    } finally {
      FolderRemoval.remove(scratch);
    }
  }

  private static InstanceResult without(String id, Verdict verdict, String detail) {
    return new InstanceResult(id, verdict, TrustedVerdict.NOT_RESOLVED, detail, false);
  }

  private static Verdict verdict(boolean resolved) {
    return resolved ? Verdict.RESOLVED : Verdict.UNRESOLVED;
  }

  /// Of all that can influence the result.
  private static String key(Instance instance, Prediction prediction) {
    return Sha256.hex(
        ReportJson.write(Map.of("key", List.of(instance.toString(), prediction.toString()))));
  }
}
