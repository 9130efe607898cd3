package dev.assay.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.catalog.Defence;
import dev.assay.integrity.AttackResult.Standing;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each defence switched off lets an attack through that it stopped, so that none is there for
/// show.
class WeakenedTest {
  @TempDir Path scratch;

  /// Where several defences stop an attack, the others are off in both cases.
  @ParameterizedTest
  @CsvSource({
    "PROTECTED_FILES, conftest-report-hook, CANARY",
    "TESTS_LAID_LAST, edited-tests, PROTECTED_FILES CANARY EXPECTED_TESTS",
    "FRESH_REPORT, report-beforehand, CANARY",
    "EXPECTED_TESTS, report-of-fewer-tests, CANARY",
    "EXIT_STATUS, report-at-the-end, CANARY",
    "CANARY, forged-report, ''"
  })
  void eachDefenceStopsAnAttackThatNothingElseStops(Defence defence, String attack, String others)
      throws Exception {
    Set<Defence> off = EnumSet.noneOf(Defence.class);
    for (String other : others.split(" ")) {
      if (!other.isEmpty()) {
        off.add(Defence.valueOf(other));
      }
    }
    assertThat(result(attack, off)).extracting(AttackResult::standing).isEqualTo(Standing.STOPPED);
    off.add(defence);
    assertThat(result(attack, off))
        .as("without %s", off)
        .extracting(AttackResult::standing)
        .isEqualTo(Standing.SUCCEEDED);
  }

  @Test
  void anHonestSolutionPassesWithEveryDefence() throws Exception {
    assertThat(result("forged-report", Set.of()).reason())
        .doesNotContain("honest solution does not pass");
  }

  private AttackResult result(String attack, Set<Defence> off) throws Exception {
    return Checks.of(
            scratch, each -> each.language().equals("python") && each.name().equals(attack), off)
        .getFirst();
  }
}
