package dev.assay.benchmark.swebench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A row of a SWE-bench data set: an issue of a repository, and the tests that its fix made pass.
///
/// @param repository `owner/name`
/// @param id unique; `owner__name-number`
/// @param baseCommit what the participant starts from
/// @param patch the reference solution, as `git diff` writes it
/// @param testPatch what the reference changed in tests
/// @param problemStatement the text
/// @param hintsText comments on the issue before the fix; may be empty
/// @param createdAt when the fix was proposed, as the row has it; may be empty
/// @param version of the repository's software, or the number of the change; may be empty
/// @param failToPass the tests that the fix has to make pass
/// @param passToPass the tests that must go on passing
/// @param environmentSetupCommit the commit whose dependencies the environment has
/// @param image the container image that the tests run in
/// @param evaluationScript the shell script that runs the tests; older rows have none
/// @param logParser the name of the reader of the tests' output; older rows have none
/// @param evaluationType how statuses are judged
/// @param difficulty how long the fix takes, as people have estimated
public record Instance(
    String repository,
    String id,
    String baseCommit,
    String patch,
    String testPatch,
    String problemStatement,
    String hintsText,
    String createdAt,
    String version,
    List<String> failToPass,
    List<String> passToPass,
    Optional<String> environmentSetupCommit,
    Optional<String> image,
    Optional<String> evaluationScript,
    Optional<String> logParser,
    EvaluationType evaluationType,
    Optional<String> difficulty) {
  public Instance {
    failToPass = List.copyOf(failToPass);
    passToPass = List.copyOf(passToPass);
  }

  /// The image that the row names, and else the one that the official registry has for the id.
  public String imageReference() {
    return image.orElseGet(() ->
        "swebench/sweb.eval.x86_64.%s:latest"
            .formatted(id.replace("__", "_1776_").toLowerCase(Locale.ROOT)));
  }
}
