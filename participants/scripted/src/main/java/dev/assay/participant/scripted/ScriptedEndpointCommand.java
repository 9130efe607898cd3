package dev.assay.participant.scripted;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Starts a [ScriptedEndpoint] from a shell, prints its base URL and serves until it is stopped.
@Command(
    name = "scripted-endpoint",
    mixinStandardHelpOptions = true,
    version = "Assay's scripted endpoint",
    sortOptions = false,
    description =
        "A local OpenAI-compatible endpoint that answers from a script, with faults on demand.")
public final class ScriptedEndpointCommand implements Callable<Integer> {
  @Option(names = "--port", paramLabel = "N", description = "port, any free one by default")
  private int port;

  @Option(
      names = "--responses",
      paramLabel = "DIR",
      description =
          "replies by task: <task>.txt, <task>/response.txt or a run's folder; without it every"
              + " reply is a sentence without a patch")
  private Optional<Path> responses = Optional.empty();

  @Option(
      names = "--tasks",
      paramLabel = "DIR",
      description =
          "the task catalog, to recognise a task by its instructions; without it a prompt must"
              + " hold the task's id")
  private Optional<Path> tasks = Optional.empty();

  @Option(
      names = "--faults",
      paramLabel = "F:P,...",
      description = "probabilities, as 429:0.1,cut:0.1")
  private String faults = "";

  @Option(names = "--seed", paramLabel = "N", description = "determines the faults, 0 by default")
  private long seed;

  @Option(
      names = "--delay-ms",
      paramLabel = "N",
      description = "wait before the first byte of every answer")
  private long delayMillis;

  @Option(
      names = "--retry-after",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Retry-After of a 429, ${DEFAULT-VALUE} by default")
  private String retryAfter = "1";

  @Option(names = "--key", paramLabel = "KEY", description = "the bearer key to insist on")
  private Optional<String> key = Optional.empty();

  @Spec private CommandSpec command = CommandSpec.create();

  /// Runs the command; ends the process only on bad usage.
  public static void main(String[] arguments) {
    CommandLine command =
        new CommandLine(new ScriptedEndpointCommand())
            .setExecutionExceptionHandler((problem, line, parsed) -> {
              line.getErr().println(problem);
              return line.getCommandSpec().exitCodeOnExecutionException();
            });
    int exit = command.execute(arguments);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(script())) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> System.err.println(endpoint.counts()), "print-counts"));
      System.out.println(endpoint.baseUrl());
      System.out.flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }

  /// The script that the options describe.
  ///
  /// @throws ParameterException when they do not go together, or name no fault
  Script script() throws IOException {
    if (tasks.isPresent() && responses.isEmpty()) {
      throw new ParameterException(command.commandLine(), "--tasks needs --responses");
    }
    Answers answers = Answers.always(Answers.UNKNOWN_TASK);
    if (responses.isPresent()) {
      answers =
          tasks.isPresent()
              ? ResponseFolder.byInstructions(responses.get(), tasks.get())
              : ResponseFolder.byId(responses.get());
    }
    try {
      Script script =
          Script.answering(answers)
              .withPort(port)
              .withFaults(FaultSchedule.parse(faults, seed))
              .withDelay(Duration.ofMillis(delayMillis))
              .withRetryAfter(retryAfter);
      return key.isPresent() ? script.withKey(key.get()) : script;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--faults: " + e.getMessage(), e);
    }
  }
}
