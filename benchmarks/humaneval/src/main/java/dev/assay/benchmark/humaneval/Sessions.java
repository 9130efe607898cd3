package dev.assay.benchmark.humaneval;

import dev.assay.benchmark.EvaluationContext;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.IsolationLevel;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sessions of one evaluation: the judge's, with the tests and without the candidate's program,
/// and the candidate's, with nothing but its program and the calls.
final class Sessions {
  private static final Duration CANDIDATE_TIME = Duration.ofSeconds(10);
  private static final Duration JUDGE_TIME = Duration.ofSeconds(60);
  private static final long MEMORY = 2L << 30;
  private static final int PROCESSES = 64;
  private static final long MAX_FILE = 64L << 20;

  private final Problem problem;
  private final EvaluationContext context;
  private final Map<String, String> enforcement = new HashMap<>();
  private Duration commandTime = Duration.ZERO;
  private OptionalLong peakMemoryBytes = OptionalLong.empty();

  Sessions(Problem problem, EvaluationContext context) {
    this.problem = problem;
    this.context = context;
    enforcement.put("runner", context.runner().name());
  }

  /// Runs the tests on the values that are known.
  Decision ask(int seed, Optional<Answers> answers)
      throws RunnerException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory(context.scratch(), "judge-");
    Map<String, Object> asked = new HashMap<>();
    asked.put("reference", problem.reference());
    asked.put("test", problem.test());
    asked.put("entry_point", problem.entryPoint());
    asked.put("seed", seed);
    asked.put("ended", answers.map(Answers::ended).orElse(""));
    write(folder, "judge.py", "values.py");
    Files.writeString(
        folder.resolve("problem.json"), JsonMapper.shared().writeValueAsString(asked));
    Files.writeString(folder.resolve("calls.json"), answers.map(Answers::calls).orElse("[]"));
    Path values = folder.resolve("answers.jsonl");
    if (answers.isPresent()) {
      Files.copy(answers.get().values(), values);
    } else {
      Files.createFile(values);
    }
    Path said = context.scratch().resolve("judge.log");
    try (RunnerSession session = open(folder, JUDGE_TIME)) {
      Termination end = run(session, "judge.py", said, said).termination();
      Path decision = Files.createTempDirectory(context.scratch(), "decision-").resolve("decision");
      if (!(end instanceof Termination.Exited(int status) && status == 0)) {
        throw unfit(end + ": " + Files.readString(said).strip());
      }
      session.copyOut("decision.json", decision, MAX_FILE);
      return decision(Files.readString(decision));
    }
  }

  private Decision decision(String text) throws RunnerException {
    try {
      JsonNode decision = JsonMapper.shared().readTree(text);
      String reason = decision.path("reason").asString("");
      return switch (decision.path("decision").asString("")) {
        case "asks" -> new Decision.Asks(decision.path("calls").toString());
        case "passed" -> new Decision.Passed();
        case "failed" -> new Decision.Failed(reason);
        default -> throw unfit(reason);
      };
    } catch (JacksonException e) {
      throw unfit("its decision is no JSON: " + e.getOriginalMessage());
    }
  }

  private RunnerException unfit(String why) {
    return new RunnerException("the tests of %s cannot be run: %s".formatted(problem.id(), why));
  }

  /// Has the candidate's program make the calls.
  Answers answer(Path solution, String calls)
      throws RunnerException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory(context.scratch(), "candidate-");
    write(folder, "answer.py", "values.py");
    Files.copy(solution, folder.resolve(HumanEvalTask.FILE));
    Files.writeString(folder.resolve("calls.json"), calls);
    Files.writeString(folder.resolve("entry_point"), problem.entryPoint());
    try (RunnerSession session = open(folder, CANDIDATE_TIME)) {
      Termination end =
          run(session, "answer.py", context.standardOutput(), context.standardError())
              .termination();
      session.endProcesses();
      Path values = Files.createTempDirectory(context.scratch(), "answers-").resolve("values");
      try {
        session.copyOut("answers.jsonl", values, MAX_FILE);
      } catch (RunnerException e) {
        // It removed the file, or wrote more than anybody reads: no call has a value then.
        Files.writeString(values, "");
      }
      return new Answers(calls, values, ending(end), end instanceof Termination.TimedOut);
    }
  }

  private String ending(Termination end) throws RunnerException {
    return switch (end) {
      case Termination.Exited(int status) -> "it ended with status " + status;
      case Termination.Signalled(int signal) -> "it was ended by signal " + signal;
      case Termination.TimedOut(Duration limit) ->
          "it took more than %d seconds".formatted(limit.toSeconds());
      case Termination.OutOfMemory() -> "it took more memory than it may";
      case Termination.LimitExceeded(var limit, String detail) ->
          "it went over the limit of %s (%s)".formatted(limit.label(), detail);
      case Termination.InfrastructureFailure(String reason) ->
          throw new RunnerException(
              "the solution of %s could not be run: %s".formatted(problem.id(), reason));
      case Termination.Unknown(String reason) ->
          throw new RunnerException(
              "how the solution of %s ended is unknown: %s".formatted(problem.id(), reason));
    };
  }

  private RunnerSession open(Path folder, Duration time)
      throws RunnerException, InterruptedException {
    Limits limits =
        new Limits(
            OptionalLong.of(MEMORY),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalInt.of(PROCESSES),
            time,
            Limits.DEFAULT_OUTPUT_BYTES);
    Map<String, String> environment =
        Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONHASHSEED", "0", "PYTHONIOENCODING", "utf-8");
    return context
        .runner()
        .open(new SessionSpec(problem.id(), folder, environment, limits, network()));
  }

  // The process runner refuses to pretend that it has no network.
  private NetworkPolicy network() {
    return context.runner().capabilities().isolation() == IsolationLevel.PROCESS
        ? new NetworkPolicy.Unrestricted()
        : new NetworkPolicy.Disabled();
  }

  private ExecutionResult run(RunnerSession session, String program, Path out, Path err)
      throws RunnerException, InterruptedException {
    ExecutionResult result =
        session.execute(new Command(List.of("python3", program), "", Map.of(), out, err));
    commandTime = commandTime.plus(result.wallTime());
    enforcement.putAll(session.enforcement());
    OptionalLong peak = session.peakMemoryBytes();
    if (peak.isPresent()) {
      peakMemoryBytes = OptionalLong.of(Math.max(peak.getAsLong(), peakMemoryBytes.orElse(0)));
    }
    return result;
  }

  private static void write(Path folder, String... programs) throws IOException {
    for (String program : programs) {
      try (InputStream in =
          Objects.requireNonNull(Sessions.class.getResourceAsStream(program), program)) {
        Files.copy(in, folder.resolve(program));
      }
    }
  }

  Duration commandTime() {
    return commandTime;
  }

  OptionalLong peakMemoryBytes() {
    return peakMemoryBytes;
  }

  Map<String, String> enforcement() {
    return Map.copyOf(enforcement);
  }
}
