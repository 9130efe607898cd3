package dev.assay.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A command line that measures and judges [GateProject]: the gate's or benchstone's, whose
/// commands have the same names.
///
/// @param command the program and what comes before a command of the gate
/// @param environment says where its store is
/// @param project that it is called in
record GateTool(List<String> command, Map<String, String> environment, Path project) {
  Program register() {
    return program(Stream.of("register", project.toString()));
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
    return new Program(all, environment, project);
  }
}
