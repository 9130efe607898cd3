package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.TestReportFormat;
import dev.assay.patch.PathGlobs;
import dev.assay.runner.Limits;
import dev.assay.runner.SessionImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// Reads a `metadata.json`. Every problem goes to the given list; what is returned is only of use
/// when none was added.
final class MetadataReader {
  static final String FILE_NAME = "metadata.json";

  private static final long MAX_BYTES = 1L << 20;
  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(5);
  private static final Set<String> DIFFICULTIES = Set.of("easy", "medium", "hard", "expert");

  private final Path file;
  private final TaskProblems problems;

  MetadataReader(Path file, TaskProblems problems) {
    this.file = file;
    this.problems = problems;
  }

  Optional<TaskMetadata> read() throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      problems.error(file, "has more than " + MAX_BYTES + " bytes");
      return Optional.empty();
    }
    LocatedJson json;
    try {
      json = LocatedJson.parse(Files.readAllBytes(file));
    } catch (JacksonException e) {
      var place = e.getLocation();
      int line = place == null ? 1 : Math.max(1, place.getLineNr());
      problems.error(file, line, "is not valid JSON: " + reason(e));
      return Optional.empty();
    }
    if (!(json instanceof LocatedJson.Members members)) {
      problems.error(file, json.line(), "must hold an object, not " + json.kind());
      return Optional.empty();
    }
    MetadataObject root = new MetadataObject(file, "", members, problems);
    TaskMetadata metadata = metadata(root);
    root.warnOfUnread();
    return Optional.of(metadata);
  }

  // The library names the source, which it does not know, within its message.
  private static String reason(JacksonException e) {
    return String.valueOf(e.getOriginalMessage())
        .replaceAll("\\s*\\(start marker at \\[Source:[^\\]]*\\]\\)", "");
  }

  private TaskMetadata metadata(MetadataObject root) {
    String taskId = root.text("task_id");
    String language = root.text("language").toLowerCase(Locale.ROOT);
    String type = root.text("type");
    String difficulty = root.text("difficulty");
    if (!difficulty.isEmpty() && !DIFFICULTIES.contains(difficulty)) {
      root.warning("difficulty", "is none of easy, medium, hard, expert: '" + difficulty + "'");
    }
    root.ignore("scoring");
    TaskMetadata.Folders folders =
        new TaskMetadata.Folders(
            root.optionalPath("instructions_file").orElse("instructions.md"),
            folder(root, "workspace_dir", "workspace"),
            folder(root, "tests_dir", "tests"));
    EvaluationSettings evaluation = evaluation(root);
    MetadataObject environment = root.object("environment");
    SessionImage image = image(environment);
    List<Requirement> needs = needs(environment);
    environment.warnOfUnread();
    return new TaskMetadata(
        taskId,
        language,
        type,
        difficulty,
        root.texts("tags"),
        folders,
        evaluation,
        globs(root, "editable"),
        root.has("protected") ? Optional.of(globs(root, "protected")) : Optional.empty(),
        limits(root, evaluation.timeLimit()),
        environment.has("needs") ? needs : LanguageToolchains.of(language, evaluation.command()),
        image);
  }

  private SessionImage image(MetadataObject environment) {
    Optional<String> reference = environment.optionalText("image");
    Optional<String> dockerfile = environment.optionalPath("dockerfile");
    if (reference.isPresent() && dockerfile.isPresent()) {
      environment.error("dockerfile", "and image exclude each other");
    }
    return dockerfile
        .<SessionImage>map(path -> new SessionImage.Built(file.resolveSibling(path)))
        .or(() -> reference.map(SessionImage.Named::new))
        .orElseGet(SessionImage.OfRunner::new);
  }

  private static String folder(MetadataObject root, String field, String usual) {
    String folder = root.optionalPath(field).orElse(usual);
    if (folder.isEmpty()) {
      root.error(field, "must be a folder of its own within the task's");
    }
    return folder;
  }

  private EvaluationSettings evaluation(MetadataObject root) {
    root.missing("eval");
    MetadataObject eval = root.object("eval");
    List<String> command = eval.texts("command");
    if (root.has("eval")) {
      eval.missing("command");
      if (eval.has("command") && (command.isEmpty() || command.getFirst().isBlank())) {
        eval.error("command", "must name a program");
      }
      if (!eval.has("timeout_seconds")) {
        eval.warning("timeout_seconds", "is missing; 300 is taken");
      }
    }
    Duration timeLimit =
        eval.optionalPositive("timeout_seconds")
            .map(seconds -> Duration.ofMillis(Math.max(1, millis(seconds))))
            .orElse(DEFAULT_TIME_LIMIT);
    Map<String, String> environment = eval.textsByName("env");
    for (String name : environment.keySet()) {
      if (name.isBlank() || name.indexOf('=') >= 0) {
        eval.error("env", "holds the name '" + name + "', which no variable can have");
      }
    }
    Optional<String> workingDirectory = eval.optionalPath("working_dir");
    MetadataObject report = eval.object("report");
    TestReportFormat format = format(eval, report);
    Optional<String> reportFile = reportFile(eval, report, format);
    Optional<String> expectedTests = eval.optionalPath("expected_tests");
    Optional<CanaryKind> canary = canary(eval, format, expectedTests.isPresent());
    report.warnOfUnread();
    eval.warnOfUnread();
    return new EvaluationSettings(
        command,
        timeLimit,
        environment,
        workingDirectory.orElse(""),
        format,
        reportFile,
        expectedTests,
        canary);
  }

  private static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).longValue();
  }

  private static TestReportFormat format(MetadataObject eval, MetadataObject report) {
    if (!eval.has("report")) {
      return TestReportFormat.EXIT_CODE;
    }
    String name = report.text("format");
    Optional<TestReportFormat> format = TestReportFormat.ofWireName(name);
    if (format.isEmpty() && report.has("format")) {
      report.error(
          "format",
          "must be one of %s, not '%s'"
              .formatted(String.join(", ", TestReportFormat.wireNames()), name));
    }
    return format.orElse(TestReportFormat.EXIT_CODE);
  }

  private static Optional<CanaryKind> canary(
      MetadataObject eval, TestReportFormat format, boolean recorded) {
    Optional<String> name = eval.optionalText("canary");
    Optional<CanaryKind> canary = name.flatMap(CanaryKind::ofWireName);
    if (name.isPresent() && canary.isEmpty()) {
      eval.error(
          "canary",
          "must be one of %s, not '%s'"
              .formatted(String.join(", ", CanaryKind.wireNames()), name.get()));
    } else if (canary.isPresent() && (canary.get().format != format || !recorded)) {
      eval.error(
          "canary",
          "of '%s' needs a report of format %s and expected_tests"
              .formatted(name.get(), canary.get().format.wireName()));
    }
    return canary;
  }

  private static Optional<String> reportFile(
      MetadataObject eval, MetadataObject report, TestReportFormat format) {
    Optional<String> path = report.optionalPath("path").filter(file -> !file.equals("stdout"));
    if (format == TestReportFormat.JUNIT && path.isEmpty() && eval.has("report")) {
      report.error("path", "is missing: a junit report is a file");
    }
    return path;
  }

  private List<String> globs(MetadataObject root, String field) {
    List<String> globs = root.texts(field);
    for (String glob : globs) {
      try {
        if (glob.isBlank() || glob.startsWith("/") || List.of(glob.split("/")).contains("..")) {
          root.error(field, "holds '" + glob + "', which names no path within the workspace");
        }
        var _ = PathGlobs.of(List.of(glob));
      } catch (IllegalArgumentException e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        root.error(field, "holds the glob '" + glob + "': " + reason);
      }
    }
    return globs;
  }

  private static List<Requirement> needs(MetadataObject environment) {
    List<Requirement> requirements = new ArrayList<>();
    for (String need : environment.texts("needs")) {
      Optional<Requirement> requirement = LanguageToolchains.parse(need);
      requirement.ifPresentOrElse(
          requirements::add,
          () ->
              environment.error(
                  "needs", "holds '" + need + "'; write 'python3' or 'python3>=3.11'"));
    }
    return requirements;
  }

  private static Limits limits(MetadataObject root, Duration timeLimit) {
    MetadataObject limits = root.object("limits");
    Optional<Integer> memory = limits.optionalCount("memory_mb");
    Optional<BigDecimal> cores = limits.optionalPositive("cpu_cores");
    Optional<Integer> disk = limits.optionalCount("disk_mb");
    Optional<Integer> processes = limits.optionalCount("processes");
    limits.warnOfUnread();
    return new Limits(
        megabytes(memory),
        cores.map(number -> OptionalDouble.of(number.doubleValue())).orElse(OptionalDouble.empty()),
        megabytes(disk),
        processes.map(OptionalInt::of).orElse(OptionalInt.empty()),
        timeLimit,
        Limits.DEFAULT_OUTPUT_BYTES);
  }

  private static OptionalLong megabytes(Optional<Integer> count) {
    return count.map(mb -> OptionalLong.of((long) mb << 20)).orElse(OptionalLong.empty());
  }
}
