package dev.assay.benchmark.swebench;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes one environment in a folder beside its place, which it is put to when it is whole.
record EnvironmentMaker(
    TaskRunner runner, RepositoryCache repositories, Instance instance, EnvironmentMaking making) {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(20);
  private static final String REPOSITORY = "testbed";

  /// Where this machine's package managers find mirrors, and what they trust.
  private static final List<String> NETWORK_SETTINGS =
      List.of(
          "PIP_CERT",
          "PIP_INDEX_URL",
          "PIP_EXTRA_INDEX_URL",
          "PIP_TRUSTED_HOST",
          "PIP_DEFAULT_TIMEOUT",
          "REQUESTS_CA_BUNDLE",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy");

  private static final int MAX_SAID = 2_000;

  /// @param workspace an empty folder, with its real path
  /// @param home where it will be put
  /// @return the environment, in the workspace
  Path make(Path workspace, Path home) throws RunnerException, IOException, InterruptedException {
    Path fresh = Files.createDirectory(workspace.resolve("environment"));
    Path programs = Files.createDirectory(fresh.resolve("bin"));
    for (var program : making.programs().entrySet()) {
      Path file = Files.writeString(programs.resolve(program.getKey()), program.getValue());
      if (!file.toFile().setExecutable(true, false)) {
        throw new IOException(file + " cannot be made executable");
      }
    }
    if (making.inRepository()) {
      repositories.layOut(instance, workspace.resolve(REPOSITORY));
    }
    runAll(workspace, fresh);
    moveScripts(programs, fresh, home);
    return fresh;
  }

  private void runAll(Path workspace, Path fresh)
      throws RunnerException, IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.keySet().retainAll(NETWORK_SETTINGS);
    making
        .variables()
        .forEach(
            (name, value) -> variables.put(name, EnvironmentMaking.in(fresh.toString(), value)));
    SessionSpec spec =
        new SessionSpec(
            instance.id() + "-environment",
            workspace,
            variables,
            Limits.ofWallTime(TIME_LIMIT),
            new NetworkPolicy.Unrestricted());
    Path log = workspace.resolve("making.txt");
    try (RunnerSession session = runner.open(spec)) {
      for (List<String> command : making.commands()) {
        List<String> arguments =
            command.stream().map(each -> EnvironmentMaking.in(fresh.toString(), each)).toList();
        ExecutionResult result =
            session.execute(
                new Command(
                    arguments, making.inRepository() ? REPOSITORY : "", Map.of(), log, log));
        if (!result.succeeded()) {
          throw new RunnerException(
              "the environment of %s could not be made: '%s' ended with %s: %s"
                  .formatted(
                      instance.id(), String.join(" ", arguments), result.termination(), said(log)));
        }
      }
    }
  }

  /// Programs that name their interpreter by the folder that they were made in.
  private static void moveScripts(Path programs, Path fresh, Path home) throws IOException {
    try (Stream<Path> files = Files.list(programs)) {
      for (Path file : files.filter(each -> !Files.isSymbolicLink(each)).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String moved = text.replace(fresh.toString(), home.toString());
        if (!moved.equals(text)) {
          Files.write(file, moved.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  private static String said(Path log) throws IOException {
    String text = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    return text.substring(Math.max(0, text.length() - MAX_SAID)).strip();
  }
}
