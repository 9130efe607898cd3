package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import dev.assay.runner.conformance.BenchSession.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs start with what they were given, and how they end is told truly.
public interface CommandConformance extends Conformance {
  /// Whether the runner tells an exit status above 128 from a signal.
  default boolean tellsSignalsFromStatuses() {
    return true;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 127, 128})
  default void anExitStatusIsReported(int status) throws Exception {
    Ran ran = workbench().open().sh("exit " + status);
    assertThat(ran.result().termination()).isEqualTo(new Termination.Exited(status));
    assertThat(ran.result().succeeded()).isEqualTo(status == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {137, 143, 255})
  default void anExitStatusAbove128IsNoSignal(int status) throws Exception {
    Ran ran = workbench().open().sh("exit " + status);
    assertThat(ran.result().termination())
        .isEqualTo(
            tellsSignalsFromStatuses() || status == 255
                ? new Termination.Exited(status)
                : new Termination.Signalled(status - 128));
  }

  // Not 1: tests that are started with nohup ignore it, and so does what the JDK itself starts.
  @ParameterizedTest
  @ValueSource(ints = {6, 9, 11, 12, 15})
  default void aSignalIsReported(int signal) throws Exception {
    Ran ran = workbench().open().sh("kill -" + signal + " $$");
    assertThat(ran.result().termination()).isEqualTo(new Termination.Signalled(signal));
    assertThat(ran.result().succeeded()).isFalse();
  }

  @Test
  default void argumentsArriveAsTheyAre() throws Exception {
    String[] arguments = {
      "", " ", "a b", "'", "\"", "$HOME", "*", "-n", "\\", "two\nlines", "äß€😀"
    };
    Ran ran = workbench().open().sh("for each; do printf '<%s>' \"$each\"; done", arguments);
    assertThat(ran.output()).isEqualTo("<" + String.join("><", arguments) + ">");
  }

  @Test
  default void standardInputIsEmpty() throws Exception {
    assertThat(workbench().open().sh("cat; echo end").output()).isEqualTo("end\n");
  }

  @Test
  default void theWorkingDirectoryIsTheWorkspaceOrAFolderInIt() throws Exception {
    BenchSession session = workbench().open();
    assertThat(session.sh("mkdir -p 'in ner/ä' && echo root > here").result().succeeded()).isTrue();
    assertThat(session.run("", Map.of(), List.of("cat", "here")).output()).isEqualTo("root\n");
    assertThat(session.run("in ner/ä", Map.of(), List.of("cat", "../../here")).output())
        .isEqualTo("root\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "/", "/tmp", "inner/../..", "link"})
  default void aWorkingDirectoryOutsideTheWorkspaceIsRefused(String directory) throws Exception {
    BenchSession session = workbench().open();
    assertThat(session.sh("mkdir inner; ln -s / link").result().succeeded()).isTrue();
    assertThatThrownBy(() -> session.run(directory, Map.of(), List.of("true")))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(directory);
  }

  @Test
  default void aMissingWorkingDirectoryIsNamed() throws Exception {
    Ran ran = workbench().open().run("nowhere", Map.of(), List.of("true"));
    assertThat(ran.result().termination())
        .isInstanceOfSatisfying(
            Termination.InfrastructureFailure.class,
            failure -> assertThat(failure.reason()).contains("nowhere"));
  }

  @Test
  default void aMissingProgramIsNamedWithItsPath() throws Exception {
    Ran ran =
        workbench()
            .open()
            .run("", Map.of("PATH", "/conformance/bin:/usr/bin:/bin"), List.of("no-such-program"));
    assertThat(ran.result().termination())
        .isInstanceOfSatisfying(
            Termination.InfrastructureFailure.class,
            failure ->
                assertThat(failure.reason()).contains("no-such-program", "/conformance/bin"));
    assertThat(ran.output()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"./no-such-file", "./folder", "./no-permission", "./no-interpreter"})
  default void aProgramThatCannotRunIsNamed(String program) throws Exception {
    BenchSession session = workbench().open();
    session.sh("mkdir folder; echo 'exit 0' > no-permission; chmod 644 no-permission");
    session.sh("echo '#!/no/such/interpreter' > no-interpreter; chmod 755 no-interpreter");
    assertThat(session.run(program).result().termination())
        .isInstanceOfSatisfying(
            Termination.InfrastructureFailure.class,
            failure -> assertThat(failure.reason()).contains(program.substring(2)));
  }

  @Test
  default void moreArgumentsThanTheSystemTakesAreReported() throws Exception {
    Ran ran = workbench().open().run("echo", "x".repeat(5_000_000));
    assertThat(ran.result().termination())
        .isInstanceOfSatisfying(
            Termination.InfrastructureFailure.class,
            failure -> assertThat(failure.reason()).contains("echo").hasSizeLessThan(1000));
  }

  @Test
  default void aProgramIsFoundInTheCommandsPath() throws Exception {
    BenchSession session = workbench().open();
    Path program = Files.writeString(workbench().path("greet"), "#!/bin/sh\necho \"hello $1\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    session.session().copyIn(program, "tools/greet");
    assertThat(
            session
                .run("", Map.of("PATH", "tools:/usr/bin:/bin"), List.of("greet", "you"))
                .output())
        .isEqualTo("hello you\n");
    assertThat(session.run("tools/greet", "me").output()).isEqualTo("hello me\n");
  }

  @Test
  default void noFileOfTheLabIsOpenInAProgram() throws Exception {
    Ran ran =
        workbench().open().sh("[ -d /proc/$$/fd ] && ls /proc/$$/fd || printf '0\\n1\\n2\\n'");
    assertThat(ran.output()).isEqualTo("0\n1\n2\n");
  }
}
