package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Parameters;

/// Which benchmark of which project is meant.
final class GateTarget {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "A registered project.")
  String project = "";

  @Parameters(index = "1", paramLabel = "BENCHMARK", description = "One of its benchmarks.")
  String benchmark = "";

  /// What an option says, in the form in which the gate takes it.
  static OptionalLong number(Optional<Long> option) {
    return option.isPresent() ? OptionalLong.of(option.get()) : OptionalLong.empty();
  }

  static Gate open(Console console) throws GateException {
    return Gate.open(GateHome.of(console.environment()));
  }
}
