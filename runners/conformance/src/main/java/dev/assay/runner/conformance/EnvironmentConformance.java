package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.Limits;
import dev.assay.runner.conformance.BenchSession.Ran;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Commands see the variables that they were given, and no secret of the lab.
public interface EnvironmentConformance extends Conformance {
  @Test
  default void variablesOfTheCommandGoBeforeThoseOfTheSession() throws Exception {
    BenchSession session =
        workbench()
            .open(
                Limits.ofWallTime(Duration.ofSeconds(60)),
                Map.of("FIRST", "session", "SECOND", "session", "EMPTY", "", "TEXT", "a=b\nä c"));
    Ran ran =
        session.run(
            "",
            Map.of("SECOND", "command", "THIRD", "command"),
            List.of(
                "sh",
                "-c",
                "printf '%s|' \"$FIRST\" \"$SECOND\" \"$THIRD\" \"${EMPTY-no}\" \"$TEXT\""));
    assertThat(ran.output()).isEqualTo("session|command|command||a=b\nä c|");
  }

  @Test
  default void variablesOfACommandDoNotStay() throws Exception {
    BenchSession session = workbench().open();
    session.run("", Map.of("ONCE", "1"), List.of("true"));
    assertThat(session.sh("echo ${ONCE-gone}").output()).isEqualTo("gone\n");
  }

  @Test
  default void programsFindWhatTheyNeed() throws Exception {
    Ran ran = workbench().open().sh("ls \"$HOME\" > listing && command -v cat && : \"${PATH:?}\"");
    assertThat(ran.result().succeeded()).as(ran.error()).isTrue();
  }

  @Test
  default void noSecretOfTheLabReachesACommand() throws Exception {
    assertThat(System.getenv())
        .as("the build sets a secret, for this test to mean something")
        .containsKey(TaskRunnerConformance.SECRET_VARIABLE);
    String variables = workbench().open().run("env").output();
    System.getenv()
        .forEach((name, value) -> {
          if (name.matches(".*(KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL).*")) {
            assertThat(variables).as(name).doesNotContain(name + "=");
            if (value.length() > 3) {
              assertThat(variables).as(name).doesNotContain(value);
            }
          }
        });
  }

  @Test
  default void temporaryFilesGoToAFolderOfTheSession() throws Exception {
    BenchSession one = workbench().open();
    BenchSession other = workbench().open();
    String script = "echo mine > \"${TMPDIR:?}/conformance-$1\" && ls \"$TMPDIR\"";
    assertThat(one.sh(script, one.token()).output()).isEqualTo("conformance-" + one.token() + "\n");
    assertThat(other.sh(script, other.token()).output())
        .isEqualTo("conformance-" + other.token() + "\n");
  }
}
