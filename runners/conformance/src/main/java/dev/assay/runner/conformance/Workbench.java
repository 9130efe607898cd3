package dev.assay.runner.conformance;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What one test works with: a runner, a folder, and sessions that are closed after the test.
public final class Workbench implements AutoCloseable {
  /// The variable with [#token] that all commands of all sessions have.
  static final String TOKEN_VARIABLE = "CONFORMANCE_TOKEN";

  private static final Duration LONG = Duration.ofSeconds(60);

  private final TaskRunner runner;
  private final NetworkPolicy network;
  private final LeftOvers leftOvers;
  private final Path folder;
  private final AtomicInteger names = new AtomicInteger();
  private final Queue<BenchSession> sessions = new ConcurrentLinkedQueue<>();

  /// @param folder for workspaces and output
  public Workbench(TaskRunner runner, NetworkPolicy network, LeftOvers leftOvers, Path folder) {
    this.runner = runner;
    this.network = network;
    this.leftOvers = leftOvers;
    this.folder = folder;
  }

  /// A session whose commands have all the time they may need.
  BenchSession open() throws Exception {
    return open(LONG);
  }

  BenchSession open(Duration wallTime) throws Exception {
    return open(Limits.ofWallTime(wallTime), Map.of());
  }

  BenchSession open(Limits limits, Map<String, String> environment) throws Exception {
    // So short that it stands whole in the name of a folder that is called after the session.
    String token = "%012x".formatted(ThreadLocalRandom.current().nextLong() >>> 16);
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(TOKEN_VARIABLE, token);
    Path workspace = Files.createDirectory(path("workspace"));
    SessionSpec spec =
        new SessionSpec("conformance-" + token, workspace, variables, limits, network);
    BenchSession session = new BenchSession(this, runner.open(spec), workspace, token);
    sessions.add(session);
    return session;
  }

  /// A session that is like others but for the policy.
  RunnerSession open(NetworkPolicy policy)
      throws RunnerException, InterruptedException, IOException {
    Path workspace = Files.createDirectory(path("workspace"));
    return runner.open(
        new SessionSpec("conformance", workspace, Map.of(), Limits.ofWallTime(LONG), policy));
  }

  /// Whether the runner says that it enforces a limit.
  boolean enforces(Limit limit) {
    return runner.capabilities().enforcedLimits().contains(limit);
  }

  /// Limits that keep so much of each output stream.
  static Limits keeping(long outputBytes) {
    Limits plain = Limits.ofWallTime(LONG);
    return new Limits(
        plain.memoryBytes(),
        plain.cpuCores(),
        plain.diskBytes(),
        plain.processes(),
        plain.wallTime(),
        outputBytes);
  }

  /// A path on the lab's side that nothing is at yet.
  Path path(String name) {
    return folder.resolve(name + "-" + names.incrementAndGet());
  }

  /// Something that is to come about.
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  /// Waits for as long as it takes; the test's own time-out interrupts it.
  public static void await(Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.sleep(2);
    }
  }

  /// Processes of the session that are alive, for people to read.
  List<String> alive(String token) {
    return leftOvers.of(token);
  }

  /// Closes the sessions, and removes links that would look odd to who clears the folder.
  @Override
  public void close() {
    sessions.forEach(BenchSession::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
