package dev.assay.benchmark.swebench;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Applies a patch within a session, by the official sequence: strictly first, then ever more
/// forgiving, with the tree as it was in between.
///
/// @param session holds the repository and the patch
/// @param repository its folder, relative to the workspace
/// @param patch the patch's file, relative to the repository and outside of it
/// @param log takes what the commands print
record PatchApplication(RunnerSession session, String repository, String patch, Path log) {
  private static final int MAX_SAID = 2_000;

  /// What came of it.
  sealed interface Result {
    /// It is in.
    ///
    /// @param how the command that did it
    record Applied(String how) implements Result {}

    /// It is not.
    ///
    /// @param said what the strictest command printed
    record Refused(String said) implements Result {}
  }

  Result apply() throws RunnerException, IOException, InterruptedException {
    List<List<String>> ways =
        List.of(
            List.of("git", "apply", "--verbose", patch),
            List.of("git", "apply", "--verbose", "--3way", patch),
            List.of("git", "apply", "--verbose", "--reject", patch),
            List.of("patch", "--batch", "--forward", "--fuzz=5", "-p1", "-i", patch));
    String said = "";
    for (List<String> way : ways) {
      if (succeeds(way)) {
        return new Result.Applied(String.join(" ", way.subList(0, way.size() - 1)));
      }
      said = said.isEmpty() ? said() : said;
      var _ = succeeds(List.of("git", "checkout", "--", "."));
      var _ = succeeds(List.of("git", "clean", "-fd"));
    }
    return succeeds(List.of("git", "apply", "--check", "--reverse", patch))
        ? new Result.Applied("it was in already")
        : new Result.Refused(said);
  }

  private boolean succeeds(List<String> arguments) throws RunnerException, InterruptedException {
    ExecutionResult result =
        session.execute(new Command(arguments, repository, Map.of(), log, log));
    if (result.termination() instanceof Termination.InfrastructureFailure(String reason)) {
      throw new RunnerException(
          "'%s' could not be run: %s".formatted(String.join(" ", arguments), reason));
    }
    return result.succeeded();
  }

  private String said() throws IOException {
    try (var in = Files.newInputStream(log)) {
      return new String(in.readNBytes(MAX_SAID), StandardCharsets.UTF_8).strip();
    }
  }
}
