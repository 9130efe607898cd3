package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.LoggedStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the tests of an instance's two lists count.
///
/// @param failToPass what the patch had to mend
/// @param passToPass what it had to leave whole
public record Grading(TestOutcomes failToPass, TestOutcomes passToPass) {
  /// Whether an instance is resolved.
  public enum Resolution {
    FULL,
    PARTIAL,
    NO
  }

  static Grading of(Instance instance, Map<String, LoggedStatus> statuses) {
    TestOutcomes.Builder failToPass = new TestOutcomes.Builder();
    TestOutcomes.Builder passToPass = new TestOutcomes.Builder();
    switch (instance.evaluationType()) {
      case PASS_AND_FAIL -> {
        for (String test : instance.failToPass()) {
          failToPass.add(test, status(test, statuses).filter(LoggedStatus::passes).isPresent());
        }
        for (String test : instance.passToPass()) {
          passToPass.add(test, status(test, statuses).filter(LoggedStatus::maintained).isPresent());
        }
      }
      case FAIL_ONLY -> {
        for (String test : instance.failToPass()) {
          failToPass.add(test, statuses.get(test) != LoggedStatus.FAILED);
        }
        for (String test : instance.passToPass()) {
          passToPass.add(test, statuses.get(test) != LoggedStatus.FAILED);
        }
      }
    }
    return new Grading(failToPass.build(), passToPass.build());
  }

  /// Whether the instance is resolved.
  public Resolution resolution() {
    if (passToPass.rate() < 1) {
      return Resolution.NO;
    }
    if (failToPass.rate() == 1) {
      return Resolution.FULL;
    }
    return failToPass.rate() > 0 ? Resolution.PARTIAL : Resolution.NO;
  }

  /// The status of a test. The name in the list may be cut at a space within its parameters: then
  /// the tests that begin with it stand for it, if all of them pass or none does.
  private static Optional<LoggedStatus> status(String test, Map<String, LoggedStatus> statuses) {
    LoggedStatus exact = statuses.get(test);
    if (exact != null || !cut(test)) {
      return Optional.ofNullable(exact);
    }
    List<LoggedStatus> candidates =
        statuses.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(test))
            .map(Map.Entry::getValue)
            .toList();
    return candidates.stream().map(LoggedStatus::passes).distinct().count() == 1
        ? Optional.of(candidates.getFirst())
        : Optional.empty();
  }

  private static boolean cut(String test) {
    return test.chars().filter(character -> character == '[').count()
        > test.chars().filter(character -> character == ']').count();
  }
}
