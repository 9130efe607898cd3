package dev.assay.benchmark.humaneval;

import dev.assay.benchmark.TaskException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a file with a problem a line, as JSON.
final class ProblemReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int SHOWN = 20;

  private final Path source;
  private final List<String> errors = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private ProblemReader(Path source) {
    this.source = source;
  }

  /// @param source ends with `.jsonl`, or with `.jsonl.gz` where it is compressed
  /// @throws TaskException with all that is wrong, by line and field
  static List<Problem> read(Path source) throws TaskException {
    return new ProblemReader(source).read();
  }

  private List<Problem> read() throws TaskException {
    if (!Files.isRegularFile(source)) {
      throw new TaskException(
          "there is no file of problems at %s; HumanEval.jsonl.gz is at https://github.com/openai/human-eval"
              .formatted(source));
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8))) {
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          problem(number, line);
        }
        number++;
      }
    } catch (IOException e) {
      throw new TaskException("the problems %s could not be read: %s".formatted(source, e), e);
    }
    if (!errors.isEmpty()) {
      List<String> shown = new ArrayList<>(errors.subList(0, Math.min(SHOWN, errors.size())));
      if (errors.size() > SHOWN) {
        shown.add("and " + (errors.size() - SHOWN) + " more");
      }
      throw new TaskException(
          "the problems %s have %d %s:%n  %s"
              .formatted(
                  source,
                  errors.size(),
                  errors.size() == 1 ? "error" : "errors",
                  String.join(System.lineSeparator() + "  ", shown)));
    }
    if (problems.isEmpty()) {
      throw new TaskException("the file %s holds no problem".formatted(source));
    }
    return List.copyOf(problems);
  }

  private InputStream stream() throws IOException {
    InputStream file = Files.newInputStream(source);
    if (!source.toString().endsWith(".gz")) {
      return file;
    }
    try {
      return new GZIPInputStream(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void problem(int number, String line) {
    JsonNode row;
    try {
      row = JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      errors.add("line %d is not JSON: %s".formatted(number, e.getOriginalMessage()));
      return;
    }
    int before = errors.size();
    Problem problem =
        new Problem(
            text(number, row, "task_id"),
            text(number, row, "prompt"),
            text(number, row, "entry_point"),
            text(number, row, "canonical_solution"),
            text(number, row, "test"));
    if (errors.size() > before) {
      return;
    }
    if (!ID.matcher(problem.id()).matches()) {
      errors.add(
          "line %d: task_id must be letters, digits, '.', '_', '-' and '/', not '%s'"
              .formatted(number, problem.id()));
    }
    if (!NAME.matcher(problem.entryPoint()).matches()) {
      errors.add(
          "line %d: entry_point must be the name of a function, not '%s'"
              .formatted(number, problem.entryPoint()));
    }
    Integer other = lines.putIfAbsent(problem.id(), number);
    if (other != null) {
      errors.add("line %d: %s is at line %d too".formatted(number, problem.id(), other));
    }
    problems.add(problem);
  }

  private String text(int number, JsonNode row, String field) {
    JsonNode value = row.path(field);
    if (!value.isString()) {
      errors.add(
          "line %d: field %s %s"
              .formatted(number, field, value.isMissingNode() ? "is missing" : "must be a text"));
      return "";
    }
    return value.stringValue();
  }
}
