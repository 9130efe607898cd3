package dev.assay.benchmark.humaneval;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.patch.UnifiedDiff;
import dev.assay.protocol.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// A problem as a task: a workspace of one file, which holds the prompt.
///
/// @param problem the row
public record HumanEvalTask(Problem problem) implements Task {
  /// The file that participants complete.
  public static final String FILE = "solution.py";

  @Override
  public String id() {
    return problem.id();
  }

  @Override
  public String language() {
    return "python";
  }

  @Override
  public String type() {
    return "function_completion";
  }

  @Override
  public String difficulty() {
    return "unrated";
  }

  @Override
  public List<String> tags() {
    return List.of();
  }

  @Override
  public String instructions() {
    return """
    The file `%s` ends with a function that has a description and no body. Complete the function
    `%s` so that it does what its description says, and leave what stands before it as it is.
    It is called with values of Python's own types and judged by what it returns. Only `%s`
    counts, and only Python's standard library is there.
    """
        .formatted(FILE, problem.entryPoint(), FILE);
  }

  @Override
  public List<SourceFile> workspaceFiles() {
    return List.of(new SourceFile(FILE, problem.prompt()));
  }

  @Override
  public List<SourceFile> testFiles() {
    return List.of(new SourceFile("test.py", problem.test()));
  }

  @Override
  public Optional<String> referencePatch() {
    return Optional.of(
        UnifiedDiff.format(
            UnifiedDiff.between(
                Map.of(FILE, problem.prompt()), Map.of(FILE, problem.reference()))));
  }

  @Override
  public String digest() {
    return Sha256.hex(
        JsonMapper.shared()
            .writeValueAsString(
                List.of(
                    problem.id(),
                    problem.prompt(),
                    problem.entryPoint(),
                    problem.canonicalSolution(),
                    problem.test())));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(new Requirement("python3", "3.8"));
  }
}
