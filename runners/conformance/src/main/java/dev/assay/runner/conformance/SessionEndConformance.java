package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import dev.assay.runner.conformance.BenchSession.Ran;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When a session is closed, nothing of it is left.
public interface SessionEndConformance extends Conformance {
  @ParameterizedTest
  @ValueSource(strings = {"daemon.sh", "erased-daemon.sh", "fork-chain.sh", "respawns.sh"})
  default void whatACommandLeavesInTheBackgroundEndsWithItsSession(String program)
      throws Exception {
    BenchSession session = workbench().open();
    session.install(program);
    Ran ran =
        session.sh(
            "sh $1 $2 & while [ ! -e daemon-ready ]; do sleep 0.02; done",
            program,
            session.token());
    assertThat(ran.result().succeeded()).isTrue();
    session.close();
    assertThat(session.alive()).isEmpty();
  }

  @Test
  default void backgroundProcessesLiveUntilThen() throws Exception {
    BenchSession session = workbench().open();
    session.sh("(while [ ! -e question ]; do sleep 0.02; done; echo 42 > answer) >&- 2>&- &");
    session.signal("question");
    assertThat(session.sh("while [ ! -s answer ]; do sleep 0.02; done; cat answer").output())
        .isEqualTo("42\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"daemon.sh", "erased-daemon.sh", "fork-chain.sh", "respawns.sh"})
  default void allProcessesCanBeEndedBeforeTheSession(String program) throws Exception {
    BenchSession session = workbench().open();
    session.install(program);
    session.sh(
        "sh $1 $2 & while [ ! -e daemon-ready ]; do sleep 0.02; done", program, session.token());
    session.session().endProcesses();
    assertThat(session.alive()).isEmpty();
    assertThat(session.run("echo", "again").output()).isEqualTo("again\n");
  }

  @Test
  default void afterTheEndOfAllProcessesNobodyWritesToAFile() throws Exception {
    BenchSession session = workbench().open();
    session.sh(
        """
        echo 'not ok' > report
        setsid sh -c 'while :; do echo ok > report; echo not ok > report; done' >&- 2>&- &
        """);
    for (int i = 0; i < 5; i++) {
      session.session().endProcesses();
      String report = session.read("report");
      // Cut between emptying and writing it, at worst.
      assertThat(report).isIn("", "ok\n", "not ok\n");
      assertThat(session.read("report")).isEqualTo(report);
    }
  }

  @Test
  default void aRunningCommandEndsWithAllProcesses() throws Exception {
    BenchSession session = workbench().open();
    FutureTask<Ran> running = new FutureTask<>(() -> session.hostile("ignores-signals.sh"));
    Thread.startVirtualThread(running);
    Workbench.await(() -> !session.alive().isEmpty());
    session.session().endProcesses();
    assertThat(running.get().result().termination())
        .isInstanceOf(Termination.InfrastructureFailure.class);
  }

  @Test
  default void aRunningCommandEndsWithItsSession() throws Exception {
    BenchSession session = workbench().open();
    FutureTask<Ran> running = new FutureTask<>(() -> session.hostile("ignores-signals.sh"));
    Thread.startVirtualThread(running);
    Workbench.await(() -> !session.alive().isEmpty());
    session.close();
    assertThat(session.alive()).isEmpty();
    assertThat(running.get().result().termination())
        .isInstanceOf(Termination.InfrastructureFailure.class);
  }

  @Test
  default void aClosedSessionMayBeClosedAgainAndRunsNothing() throws Exception {
    BenchSession session = workbench().open();
    session.close();
    session.close();
    assertThatThrownBy(() -> session.run("true"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("closed");
  }

  @Test
  default void nothingOfASessionIsLeftOnTheMachine() throws Exception {
    MachineState before = MachineState.now();
    BenchSession session = workbench().open();
    session.install("daemon.sh");
    session.sh(
        "sh daemon.sh $1 & while [ ! -e daemon-ready ]; do sleep 0.02; done; echo x > \"$TMPDIR/x\"",
        session.token());
    session.close();
    assertThat(session.alive()).isEmpty();
    assertThat(MachineState.now().since(before)).isEmpty();
    assertThat(MachineState.temporaryFolders(session.token())).isEmpty();
  }

  @Test
  default void theTemporaryFolderGoesWhateverIsInIt() throws Exception {
    BenchSession session = workbench().open();
    Ran ran =
        session.sh(
            """
            cd "$TMPDIR" || exit 1
            pwd
            echo x > file; mkfifo fifo; ln -s / link; ln -s nowhere broken
            mkdir -p locked/inner; echo x > locked/inner/file; chmod 000 locked/inner locked
            # Folders one in another, longer than any path may be.
            name=$(printf '%0200d' 0)
            i=0
            while [ $i -lt 4 ]; do
              mkdir -p "outer/$name/$name/$name/$name/$name/$name"
              [ -e deep ] && mv deep "outer/$name/$name/$name/$name/$name/$name/deep"
              mv outer deep
              i=$((i+1))
            done
            """);
    assertThat(ran.result().succeeded()).as(ran.error()).isTrue();
    session.close();
    assertThat(Path.of(ran.output().strip())).doesNotExist();
  }
}
