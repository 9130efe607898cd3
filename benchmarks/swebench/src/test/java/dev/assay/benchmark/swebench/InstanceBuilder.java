package dev.assay.benchmark.swebench;

import java.util.List;
import java.util.Optional;

/// Makes instances for tests, which name only what they are about.
final class InstanceBuilder {
  private String repository = "some/thing";
  private String id = "some__thing-1";
  private String baseCommit = "0123456789abcdef0123456789abcdef01234567";
  private String patch = "";
  private String testPatch = "";
  private String problemStatement = "It breaks.";
  private String hintsText = "";
  private String createdAt = "";
  private String version = "1";
  private List<String> failToPass = List.of("a");
  private List<String> passToPass = List.of();
  private Optional<String> environmentSetupCommit = Optional.empty();
  private Optional<String> image = Optional.empty();
  private Optional<String> evaluationScript = Optional.empty();
  private Optional<String> logParser = Optional.empty();
  private EvaluationType evaluationType = EvaluationType.PASS_AND_FAIL;
  private Optional<String> difficulty = Optional.empty();

  /// An instance like another one.
  static InstanceBuilder like(Instance instance) {
    InstanceBuilder builder = new InstanceBuilder();
    builder.repository = instance.repository();
    builder.id = instance.id();
    builder.baseCommit = instance.baseCommit();
    builder.patch = instance.patch();
    builder.testPatch = instance.testPatch();
    builder.problemStatement = instance.problemStatement();
    builder.hintsText = instance.hintsText();
    builder.createdAt = instance.createdAt();
    builder.version = instance.version();
    builder.failToPass = instance.failToPass();
    builder.passToPass = instance.passToPass();
    builder.environmentSetupCommit = instance.environmentSetupCommit();
    builder.image = instance.image();
    builder.evaluationScript = instance.evaluationScript();
    builder.logParser = instance.logParser();
    builder.evaluationType = instance.evaluationType();
    builder.difficulty = instance.difficulty();
    return builder;
  }

  InstanceBuilder repository(String name) {
    repository = name;
    return this;
  }

  InstanceBuilder id(String name) {
    id = name;
    return this;
  }

  InstanceBuilder baseCommit(String commit) {
    baseCommit = commit;
    return this;
  }

  InstanceBuilder patch(String diff) {
    patch = diff;
    return this;
  }

  InstanceBuilder testPatch(String diff) {
    testPatch = diff;
    return this;
  }

  InstanceBuilder hints(String text, String at) {
    hintsText = text;
    createdAt = at;
    return this;
  }

  InstanceBuilder version(String number) {
    version = number;
    return this;
  }

  InstanceBuilder failToPass(String... tests) {
    failToPass = List.of(tests);
    return this;
  }

  InstanceBuilder passToPass(String... tests) {
    passToPass = List.of(tests);
    return this;
  }

  InstanceBuilder script(String text) {
    evaluationScript = Optional.of(text);
    return this;
  }

  InstanceBuilder logParser(String name) {
    logParser = Optional.of(name);
    return this;
  }

  InstanceBuilder evaluationType(EvaluationType type) {
    evaluationType = type;
    return this;
  }

  Instance build() {
    return new Instance(
        repository,
        id,
        baseCommit,
        patch,
        testPatch,
        problemStatement,
        hintsText,
        createdAt,
        version,
        failToPass,
        passToPass,
        environmentSetupCommit,
        image,
        evaluationScript,
        logParser,
        evaluationType,
        difficulty);
  }
}
