package dev.assay.server;

import dev.assay.gate.BenchmarkDefinition;
import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import dev.assay.gate.RegisteredProject;
import dev.assay.server.Parameter.Form;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the gate has on record.
final class GateApi {
  private static final Form NAME =
      new Form.Matching(Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}"), "a name");

  private final Map<String, String> environment;

  GateApi(Map<String, String> environment) {
    this.environment = environment;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
            "/gate/benchmarks",
            "The benchmarks of registered projects.",
            List.of(),
            BenchmarkList.class,
            this::list),
        Operation.get(
                "/gate/benchmarks/{project}/{benchmark}",
                "What was measured of a benchmark, commit by commit, and what it is compared with.",
                List.of(
                    Parameter.path("project", NAME, "A registered project."),
                    Parameter.path("benchmark", NAME, "One of its benchmarks.")),
                GateTimeline.class,
                this::timeline)
            .orElse(Problem.NOT_FOUND));
  }

  record BenchmarkList(List<BenchmarkRow> benchmarks) {}

  /// @param tier correctness, quality or performance
  /// @param baselineCommit what candidates are compared with
  /// @param problem why the project's manifest cannot be read, and then nothing else is known
  record BenchmarkRow(
      String project,
      String benchmark,
      String tier,
      String path,
      int repetitions,
      Optional<String> baselineCommit,
      Optional<String> problem) {}

  /// Absent where nothing was ever registered: looking makes no record.
  private Optional<Gate> open() throws GateException {
    GateHome home = GateHome.of(environment);
    return Files.exists(home.ledger()) ? Optional.of(Gate.open(home)) : Optional.empty();
  }

  private void list(Exchange exchange) throws ApiException {
    List<BenchmarkRow> rows = new ArrayList<>();
    try {
      Optional<Gate> opened = open();
      if (opened.isPresent()) {
        try (Gate gate = opened.get()) {
          for (RegisteredProject project : gate.projects()) {
            rows.addAll(rows(gate, project));
          }
        }
      }
    } catch (GateException e) {
      throw new ApiException(Problem.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
    exchange.json(new BenchmarkList(rows));
  }

  private static List<BenchmarkRow> rows(Gate gate, RegisteredProject project) {
    try {
      List<BenchmarkRow> rows = new ArrayList<>();
      for (BenchmarkDefinition each : gate.manifest(project.name()).benchmarks()) {
        rows.add(
            new BenchmarkRow(
                project.name(),
                each.name(),
                Parameters.word(each.judgement().tier()),
                project.path().toString(),
                each.repetitions(),
                comparedWith(gate, project.name(), each),
                Optional.empty()));
      }
      return rows;
    } catch (GateException e) {
      return List.of(
          new BenchmarkRow(
              project.name(),
              "",
              "",
              project.path().toString(),
              0,
              Optional.empty(),
              Optional.of(String.valueOf(e.getMessage()))));
    }
  }

  private static Optional<String> comparedWith(
      Gate gate, String project, BenchmarkDefinition benchmark) throws GateException {
    return switch (benchmark.judgement()) {
      case Judgement.ByReference _ ->
          gate.reference(project, benchmark.name()).map(reference -> reference.commit());
      case Judgement.ByMetric _ ->
          gate.baseline(project, benchmark.name()).map(baseline -> baseline.commit());
    };
  }

  private void timeline(Exchange exchange) throws ApiException {
    String project = exchange.text("project");
    String benchmark = exchange.text("benchmark");
    try (Gate gate =
        open()
            .orElseThrow(() ->
                ApiException.notFound(
                    "no project is registered; 'assay gate register FOLDER' does"))) {
      exchange.json(GateTimeline.of(gate, project, benchmark));
    } catch (GateException e) {
      throw new ApiException(
          e.kind() == GateException.Kind.NOT_FOUND ? Problem.NOT_FOUND : Problem.UNAVAILABLE,
          String.valueOf(e.getMessage()));
    }
  }
}
