package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.InfrastructureSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the files of one model's run are, in the folders that official tools read.
///
/// @param folder `logs/run_evaluation/<run>/<model>`
record RunLogs(Path folder) {
  static final String REPORT = "report.json";
  static final String INTEGRITY = "integrity.json";
  static final String TEST_OUTPUT = "test_output.txt";
  static final String INSTANCE_LOG = "run_instance.log";

  /// @param root the folder that `logs` is in
  /// @throws IOException when run or model cannot be the name of a folder
  static RunLogs of(Path root, String run, String model) throws IOException {
    Path runs = root.resolve("logs").resolve("run_evaluation");
    return new RunLogs(
        runs.resolve(name("run", run)).resolve(name("model", model.replace("/", "__"))));
  }

  private static String name(String what, String name) throws IOException {
    if (name.isBlank()
        || name.equals(".")
        || name.equals("..")
        || name.chars().anyMatch(character -> character == '/' || character == 0)) {
      throw new IOException("the %s '%s' cannot be the name of a folder".formatted(what, name));
    }
    return name;
  }

  Path file(String instance, String name) {
    return folder.resolve(instance).resolve(name);
  }

  boolean hasReport(String instance) {
    return Files.exists(file(instance, REPORT));
  }

  /// What the instance's report says; nothing when it is not there or does not say it.
  Optional<Boolean> resolved(String instance) throws IOException {
    if (!hasReport(instance)) {
      return Optional.empty();
    }
    try {
      JsonNode resolved =
          JsonMapper.shared()
              .readTree(Files.readString(file(instance, REPORT)))
              .path(instance)
              .path("resolved");
      return resolved.isBoolean() ? Optional.of(resolved.booleanValue()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// What in the instance's logs says that the tests may never have had a chance to run.
  Optional<InfrastructureSign> infrastructure(String instance) throws IOException {
    return InfrastructureSign.in(
        Stream.of(INSTANCE_LOG, TEST_OUTPUT)
            .map(name -> file(instance, name))
            .filter(Files::isRegularFile)
            .toList());
  }
}
