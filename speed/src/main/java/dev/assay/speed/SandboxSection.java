package dev.assay.speed;

import dev.assay.runner.Command;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.Runners;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What isolation costs: a session opened, `/bin/true` run in it, and closed.
final class SandboxSection implements Section {
  private static final int SESSIONS = 200;
  private static final int WARM_UP = 50;
  private static final int ATTEMPTS = 800;
  private static final int ROUNDS = 4;
  private static final String PLAIN = "process runner";
  private static final Limits UNLIMITED = Limits.ofWallTime(Duration.ofMinutes(1));

  /// As a task of the catalog has them.
  private static final Limits LIMITED =
      new Limits(
          OptionalLong.of(1L << 30),
          OptionalDouble.of(1),
          OptionalLong.of(64L << 20),
          OptionalInt.of(64),
          Duration.ofMinutes(1),
          Limits.DEFAULT_OUTPUT_BYTES);

  /// Not every machine has them.
  private static final Set<Limit> SCARCE = Set.of(Limit.MEMORY, Limit.PROCESSES);

  /// Something that is done again and again.
  private interface Work {
    void run() throws Exception;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String title() {
    return "A session opened, `/bin/true` run in it, and closed; median of " + SESSIONS;
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Path folder = setting.folder(name());
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    Runners runners = Runners.installed();
    TaskRunner sandbox = runners.named("sandbox");
    if (sandbox.availability() instanceof RunnerAvailability.Missing(String missing, _)) {
      return List.of(Row.alone("not measured", "the sandbox lacks " + missing));
    }
    NetworkPolicy open = new NetworkPolicy.Unrestricted();
    Map<String, Work> works = new LinkedHashMap<>();
    works.put(PLAIN, () -> session(runners.named("process"), folder, workspace, UNLIMITED, open));
    works.put(
        "sandbox, no network",
        () -> session(sandbox, folder, workspace, UNLIMITED, new NetworkPolicy.Disabled()));
    if (sandbox.capabilities().enforcedLimits().containsAll(SCARCE)) {
      works.put(
          "sandbox, no network, a task's limits",
          () -> session(sandbox, folder, workspace, LIMITED, new NetworkPolicy.Disabled()));
      works.put(
          "sandbox, own loopback network",
          () -> session(sandbox, folder, workspace, UNLIMITED, new NetworkPolicy.LocalOnly()));
    }
    boolean bubblewrap = isInstalled("bwrap");
    if (bubblewrap) {
      works.put("bubblewrap", () -> bubblewrap(workspace));
    }
    setting.say("sandbox sessions");
    Map<String, Samples> samples = inTurn(works, setting.scaled(SESSIONS));
    double plain = Objects.requireNonNull(samples.get(PLAIN)).median();
    List<Row> rows = new ArrayList<>();
    samples.forEach((what, times) ->
        rows.add(
            what.equals(PLAIN)
                ? Row.alone(what, Quantity.time(plain))
                : Row.times(what, times.median(), PLAIN, plain)));
    if (!bubblewrap) {
      rows.add(Row.alone("bubblewrap", "not installed"));
    }
    rows.add(attempts(setting, folder));
    return rows;
  }

  private static Row attempts(Setting setting, Path folder) throws Exception {
    setting.say("attempts in the sandbox and without");
    TrivialCatalog catalog = TrivialCatalog.write(folder.resolve("tasks"));
    int part = setting.scaled(ATTEMPTS / ROUNDS);
    long plain = 0;
    long confined = 0;
    for (int round = 0; round < ROUNDS; round++) {
      plain += wall(catalog, folder.resolve("plain-" + round), "process", part);
      confined += wall(catalog, folder.resolve("confined-" + round), "sandbox", part);
    }
    double attempts = 1e9 * ROUNDS * part;
    return Row.rates(
        "attempts of a task whose test is `true`, two at once, sandbox",
        attempts / confined,
        PLAIN,
        attempts / plain);
  }

  private static long wall(TrivialCatalog catalog, Path output, String runner, int attempts)
      throws Exception {
    return ReplayedAttempts.run(catalog, output, runner, attempts, 2, new AttemptClocks());
  }

  /// One after the other, so that a change of the machine's other load meets all of them.
  private static Map<String, Samples> inTurn(Map<String, Work> works, int times) throws Exception {
    Map<String, List<Long>> nanos = new LinkedHashMap<>();
    for (int i = -Math.min(WARM_UP, times); i < times; i++) {
      for (Map.Entry<String, Work> work : works.entrySet()) {
        long start = System.nanoTime();
        work.getValue().run();
        long took = System.nanoTime() - start;
        if (i >= 0) {
          nanos.computeIfAbsent(work.getKey(), _ -> new ArrayList<>()).add(took);
        }
      }
    }
    Map<String, Samples> samples = new LinkedHashMap<>();
    nanos.forEach((what, each) -> samples.put(what, new Samples(each)));
    return samples;
  }

  private static void session(
      TaskRunner runner, Path folder, Path workspace, Limits limits, NetworkPolicy network)
      throws Exception {
    SessionSpec spec = new SessionSpec("speed", workspace, Map.of(), limits, network);
    Path output = folder.resolve("output");
    try (RunnerSession session = runner.open(spec)) {
      var result = session.execute(new Command(List.of("/bin/true"), "", Map.of(), output, output));
      if (!result.succeeded()) {
        throw new IOException("/bin/true ended with " + result.termination());
      }
    }
  }

  private static boolean isInstalled(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private static void bubblewrap(Path workspace) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "bwrap",
                "--ro-bind",
                "/",
                "/",
                "--bind",
                workspace.toString(),
                workspace.toString(),
                "--proc",
                "/proc",
                "--dev",
                "/dev",
                "--tmpfs",
                "/tmp",
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "/bin/true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("bubblewrap failed");
    }
  }
}
