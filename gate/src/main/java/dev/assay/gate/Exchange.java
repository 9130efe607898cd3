package dev.assay.gate;

import dev.assay.protocol.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The folder in a project by which the gate and a benchmark tell each other things. It is there
/// for one repetition.
///
/// @param root the project's folder
record Exchange(Exchanges all, Path root, Path folder) implements AutoCloseable {
  private static final String CONFIG = "config.json";
  static final String RESULT = "result.json";
  static final String ARTIFACT = "artifact.bin";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.+-]+");

  /// Makes it, with what the benchmark is told.
  ///
  /// @param repetition from zero
  static Exchange open(Exchanges all, Subject subject, long seed, int repetition, int repetitions)
      throws IOException, GateException {
    Exchange exchange = new Exchange(all, subject.root(), all.make(subject.root()));
    ObjectNode config =
        JsonNodeFactory.instance
            .objectNode()
            .put("benchmark", subject.benchmark().name())
            .put("seed", seed)
            .put("corpus_path", corpus(subject))
            .put("repetition_index", repetition)
            .put("repetition_total", repetitions);
    switch (subject.benchmark().judgement()) {
      case BenchmarkDefinition.Judgement.ByReference _ ->
          config.put("artifact_path", exchange.folder().resolve(ARTIFACT).toString());
      case BenchmarkDefinition.Judgement.ByMetric _ -> config.putNull("artifact_path");
    }
    Files.writeString(exchange.folder().resolve(CONFIG), CanonicalJson.write(config));
    return exchange;
  }

  private static String corpus(Subject subject) {
    return subject
        .benchmark()
        .corpus()
        .map(corpus -> subject.root().resolve(corpus.path()).normalize().toString())
        .orElse("");
  }

  /// The line of the shell that runs the benchmark.
  String line(Subject subject) {
    return subject
        .project()
        .invocation()
        .fill(subject.benchmark().entryPoint(), place(CONFIG), place(RESULT));
  }

  /// The absolute path, or one from the project's folder where a shell would not take that as it
  /// is.
  private String place(String name) {
    String absolute = folder.resolve(name).toString();
    return PLAIN.matcher(absolute).matches() ? absolute : inProject(name);
  }

  /// The path of a file of it, from the project's folder.
  String inProject(String name) {
    return root.relativize(folder.resolve(name)).toString();
  }

  @Override
  public void close() throws IOException {
    all.remove(folder);
  }
}
