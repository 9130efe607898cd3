package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.ExecutionResult.Termination;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Sessions that are open at once do not get in each other's way.
public interface ConcurrencyConformance extends Conformance {
  @Test
  default void theEndOfASessionSparesTheOthers() throws Exception {
    Deque<BenchSession> open = new ArrayDeque<>();
    for (int i = 0; i < 4; i++) {
      BenchSession session = workbench().open();
      session.install("daemon.sh");
      session.sh(
          "sh daemon.sh $1 & while [ ! -e daemon-ready ]; do sleep 0.02; done", session.token());
      open.add(session);
    }
    while (!open.isEmpty()) {
      BenchSession closed = open.remove();
      closed.close();
      assertThat(closed.alive()).isEmpty();
      for (BenchSession other : open) {
        assertThat(other.alive()).isNotEmpty();
      }
    }
  }

  @Test
  default void timeLimitsOfSomeSpareTheCommandsOfOthers() throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      tasks.add(this::timeOutWithADaemon);
      tasks.add(this::runManyCommands);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    }
  }

  private Void timeOutWithADaemon() throws Exception {
    BenchSession session = workbench().open(Duration.ofMillis(400));
    for (int i = 0; i < 2; i++) {
      assertThat(session.hostile("erased-daemon.sh").result().termination())
          .isInstanceOf(Termination.TimedOut.class);
      assertThat(session.alive()).isEmpty();
    }
    return null;
  }

  private Void runManyCommands() throws Exception {
    BenchSession session = workbench().open();
    for (int i = 0; i < 15; i++) {
      assertThat(session.sh("(sleep 0.01; echo $1) | cat", "line " + i).output())
          .isEqualTo("line " + i + "\n");
    }
    return null;
  }

  @Test
  default void aSessionMayRunSeveralCommandsAtOnce() throws Exception {
    BenchSession session = workbench().open();
    List<Callable<String>> commands = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      // Each waits for all others.
      commands.add(() ->
          session
              .sh(
                  "echo > here-$1; for n in 0 1 2 3; do while [ ! -e here-$n ]; do sleep 0.02; done; done; echo $1",
                  String.valueOf(number))
              .output());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> outputs = threads.invokeAll(commands);
      for (int i = 0; i < outputs.size(); i++) {
        assertThat(outputs.get(i).get()).isEqualTo(i + "\n");
      }
    }
  }
}
