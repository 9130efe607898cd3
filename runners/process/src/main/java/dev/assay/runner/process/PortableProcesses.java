package dev.assay.runner.process;

import dev.assay.runner.BoundedOutput;
import dev.assay.runner.ExecutionResult.Termination;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What Java alone can do. A process that cuts its ties to its parent, as a daemon does, is not
/// found again.
final class PortableProcesses implements SessionProcesses {
  /// How long output that is still on its way is waited for once its program has ended.
  private static final Duration STRAGGLERS = Duration.ofMillis(200);

  private static final int SIGNAL_BASE = 128;
  private static final int LAST_SIGNAL = 64;

  private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

  @Override
  public Termination run(Launch launch, BoundedOutput output, BoundedOutput error)
      throws InterruptedException {
    Process process;
    try {
      process = start(launch, output == error);
    } catch (IOException e) {
      return new Termination.InfrastructureFailure(
          "%s could not be started: %s".formatted(launch.program(), e.getMessage()));
    }
    seen.add(process.toHandle());
    List<Thread> pumps = new ArrayList<>();
    pumps.add(pump(process.getInputStream(), output));
    if (output != error) {
      pumps.add(pump(process.getErrorStream(), error));
    }
    try {
      boolean ended = process.waitFor(launch.limit().toNanos(), TimeUnit.NANOSECONDS);
      seen.addAll(process.descendants().toList());
      if (!ended) {
        kill(process.toHandle());
        process.waitFor();
      }
      for (Thread pump : pumps) {
        pump.join(STRAGGLERS);
      }
      return ended ? termination(process.exitValue()) : new Termination.TimedOut(launch.limit());
    } catch (InterruptedException e) {
      kill(process.toHandle());
      throw e;
    }
  }

  private static Process start(Launch launch, boolean merged) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(launch.arguments()));
    builder.command().set(0, launch.program().toString());
    builder.directory(launch.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(merged);
    return builder.start();
  }

  private static Thread pump(InputStream from, BoundedOutput to) {
    return Thread.startVirtualThread(() -> {
      byte[] buffer = new byte[1 << 16];
      try (from) {
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
          to.write(ByteBuffer.wrap(buffer, 0, count));
        }
      } catch (IOException e) {
        // The pipe was closed under the read because its program is gone.
      }
    });
  }

  /// Java tells an exit by a signal as 128 and the signal, as a shell does; a program that ends by
  /// itself with such a status cannot be told apart here.
  private static Termination termination(int status) {
    return status > SIGNAL_BASE && status <= SIGNAL_BASE + LAST_SIGNAL
        ? new Termination.Signalled(status - SIGNAL_BASE)
        : new Termination.Exited(status);
  }

  private void kill(ProcessHandle root) {
    List<ProcessHandle> tree = root.descendants().toList();
    root.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
    root.onExit().join();
    tree.forEach(handle -> handle.onExit().join());
  }

  @Override
  public void end() {
    endAll();
  }

  @Override
  public void endAll() {
    seen.forEach(this::kill);
    seen.clear();
  }

  @Override
  public String reach() {
    return "descendants; daemons may be missed";
  }
}
