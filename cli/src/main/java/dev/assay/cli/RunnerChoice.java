package dev.assay.cli;

import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import java.util.ArrayList;
import java.util.List;

/// Where tests run when nobody says so: in the first runner that isolates and can be used here.
sealed interface RunnerChoice {
  /// The names of runners that isolate, the lightest first. One that is not installed is passed
  /// over.
  List<String> PREFERRED = List.of("sandbox", "docker");

  /// @param reason why this one, for people to read
  record Chosen(TaskRunner runner, String reason) implements RunnerChoice {}

  /// There is none.
  ///
  /// @param reason why, for people to read, with the ways out
  record None(String reason) implements RunnerChoice {}

  /// @param allowWeakerIsolation whether one is good enough that cannot enforce everything
  static RunnerChoice among(Runners installed, boolean allowWeakerIsolation) {
    List<String> obstacles = new ArrayList<>();
    boolean weakerWouldDo = false;
    for (String name : PREFERRED) {
      for (TaskRunner runner : installed.all()) {
        if (!runner.name().equals(name)) {
          continue;
        }
        if (runner.availability()
            instanceof RunnerAvailability.Missing(String missing, String remedy)) {
          obstacles.add("%s lacks %s; %s".formatted(name, missing, remedy));
        } else if (allowWeakerIsolation || runner.shortfalls().isEmpty()) {
          return new Chosen(runner, reason(obstacles));
        } else {
          weakerWouldDo = true;
          obstacles.add(
              "%s cannot enforce %s".formatted(name, String.join(" and ", runner.shortfalls())));
        }
      }
    }
    return new None(
        "no runner that isolates can be used here%s. %s--runner process isolates nothing: use it for tasks and models that you trust"
            .formatted(
                obstacles.isEmpty() ? "" : " (" + String.join(". ", obstacles) + ")",
                weakerWouldDo
                    ? "--allow-weaker-isolation goes on without what cannot be enforced, and records it. "
                    : ""));
  }

  private static String reason(List<String> obstacles) {
    return obstacles.isEmpty()
        ? "it isolates, and everything that it needs is here"
        : String.join(". ", obstacles);
  }
}
