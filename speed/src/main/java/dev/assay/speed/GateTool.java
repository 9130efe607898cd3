package dev.assay.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A command line that measures and judges [GateProject]: the gate's or benchstone's, whose
/// commands have the same names.
///
/// @param command the program and what comes before a command of the gate
/// @param environment says where its store is
record GateTool(List<String> command, Map<String, String> environment, GateProject project) {
  Program register() {
    return program(Stream.of("register", project.root().toString()));
  }

  Program establish(String... options) {
    return ofBenchmark(List.of("baseline", "establish"), options);
  }

  Program run(String... options) {
    return ofBenchmark(List.of("run"), options);
  }

  Program evaluate() {
    return ofBenchmark(List.of("evaluate"));
  }

  private Program ofBenchmark(List<String> words, String... options) {
    return program(
        Stream.of(
                words.stream(),
                Stream.of(GateProject.NAME, GateProject.BENCHMARK),
                Stream.of(options))
            .flatMap(each -> each));
  }

  private Program program(Stream<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments.toList());
    return project.program(all, environment);
  }
}
