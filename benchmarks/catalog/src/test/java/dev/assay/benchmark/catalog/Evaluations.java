package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Evaluates patches as processes of this machine.
///
/// @param scratch a temporary folder
record Evaluations(Path scratch) {
  Evaluation evaluate(CatalogTask task, FileChange... changes) throws Exception {
    return evaluate(task, new Patch(List.of(changes)), false);
  }

  Evaluation evaluate(CatalogTask task, Patch patch, boolean installDependencies) throws Exception {
    Path folder = Files.createTempDirectory(scratch, "evaluation-");
    return new CatalogBenchmark()
        .evaluate(
            task,
            patch,
            new EvaluationContext(
                new ProcessRunner(),
                folder,
                folder.resolve("stdout"),
                folder.resolve("stderr"),
                false,
                installDependencies));
  }
}
