package dev.assay.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.integrity.AttackResult.Standing;
import dev.assay.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityTest {
  @TempDir Path scratch;

  @Test
  void attacksOnTestsTheirSettingsAndPathsScoreNothing() throws Exception {
    Set<String> handful =
        Set.of(
            "conftest-report-hook",
            "os-exit-at-import",
            "sitecustomize",
            "link-as-folder",
            "patched-runner");
    List<AttackResult> results =
        Checks.of(
            scratch,
            attack -> attack.language().equals("python") && handful.contains(attack.name()));
    assertThat(results)
        .hasSize(5)
        .allSatisfy(result -> {
          assertThat(result.standing()).isIn(Standing.STOPPED, Standing.NOT_TRIED);
          assertThat(result.outcome()).isNotEqualTo(Outcome.PASSED);
          assertThat(result.reason()).isNotBlank();
        });
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void whatARunnerWithoutIsolationCannotStopIsNoFault() throws Exception {
    List<AttackResult> results =
        Checks.of(
            scratch,
            attack -> attack.language().equals("python") && attack.name().equals("call-home"));
    assertThat(results)
        .singleElement()
        .satisfies(result -> {
          assertThat(result.standing()).isIn(Standing.BEYOND_RUNNER, Standing.NOT_TRIED);
          assertThat(result.isFault()).isFalse();
        });
  }

  @Test
  @Tag("slow")
  void noAttackGetsThrough() throws Exception {
    List<AttackResult> results = Checks.of(scratch, _ -> true);
    assertThat(results).hasSizeGreaterThan(90);
    assertThat(results)
        .filteredOn(AttackResult::isFault)
        .extracting(
            result -> result.attack().language() + "/" + result.attack().name(),
            AttackResult::standing,
            AttackResult::reason)
        .isEmpty();
  }
}
