package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.LogReading;
import dev.assay.benchmark.testlog.LoggedStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GradingTest {
  @ParameterizedTest
  @CsvSource({
    "PASSED,true,true",
    "XFAIL,true,true",
    "SKIPPED,false,true",
    "FAILED,false,false",
    "ERROR,false,false",
    "UNKNOWN,false,false"
  })
  void countsAStatusByTheListThatItsTestIsIn(
      LoggedStatus status, boolean mended, boolean maintained) {
    Grading grading = grading(EvaluationType.PASS_AND_FAIL, Map.of("a", status, "b", status));
    assertThat(grading.failToPass().rate() == 1).isEqualTo(mended);
    assertThat(grading.passToPass().rate() == 1).isEqualTo(maintained);
  }

  @Test
  void countsWhatIsAbsentAsFailedUnlessOnlyFailuresCount() {
    assertThat(grading(EvaluationType.PASS_AND_FAIL, Map.of()).failToPass().failure())
        .containsExactly("a");
    assertThat(grading(EvaluationType.FAIL_ONLY, Map.of()).resolution())
        .isEqualTo(Grading.Resolution.FULL);
    assertThat(grading(EvaluationType.FAIL_ONLY, Map.of("a", LoggedStatus.FAILED)).resolution())
        .isEqualTo(Grading.Resolution.NO);
  }

  @Test
  void takesANameThatIsCutWithinItsParametersForAllThatBeginWithIt() {
    Map<String, LoggedStatus> agreeing = new LinkedHashMap<>();
    agreeing.put("a[x 1]", LoggedStatus.PASSED);
    agreeing.put("a[x 2]", LoggedStatus.XFAIL);
    assertThat(cut(agreeing)).isEqualTo(Grading.Resolution.FULL);
    agreeing.put("a[x 3]", LoggedStatus.SKIPPED);
    assertThat(cut(agreeing)).isEqualTo(Grading.Resolution.NO);
  }

  @Test
  void isPartialOnlyWhenNothingElseBroke() {
    Instance two = new InstanceBuilder().failToPass("a", "c").passToPass("b").build();
    assertThat(
            Grading.of(two, Map.of("a", LoggedStatus.PASSED, "b", LoggedStatus.PASSED))
                .resolution())
        .isEqualTo(Grading.Resolution.PARTIAL);
    assertThat(Grading.of(two, Map.of("a", LoggedStatus.PASSED)).resolution())
        .isEqualTo(Grading.Resolution.NO);
  }

  @Test
  void reportsAPredictionWithoutAPatch() {
    Instance instance = new InstanceBuilder().id("a__b-1").build();
    InstanceReport report =
        InstanceReport.of(
            instance,
            new Prediction("a__b-1", "m", Optional.empty()),
            new LogReading(Map.of("a", LoggedStatus.PASSED), true, Optional.empty()));
    assertThat(ReportJson.write(report))
        .isEqualTo(
            """
            {
                "a__b-1" : {
                    "patch_is_None" : true,
                    "patch_exists" : false,
                    "patch_successfully_applied" : false,
                    "resolved" : false,
                    "infra_failure" : false
                }
            }\
            """);
  }

  private static Grading.Resolution cut(Map<String, LoggedStatus> statuses) {
    Instance instance = new InstanceBuilder().failToPass("a[x").build();
    return Grading.of(instance, statuses).resolution();
  }

  private static Grading grading(EvaluationType type, Map<String, LoggedStatus> statuses) {
    return Grading.of(new InstanceBuilder().passToPass("b").evaluationType(type).build(), statuses);
  }
}
