package dev.assay.benchmark.swebench;

import java.util.Arrays;
import java.util.Optional;

/// How the statuses of an instance's tests are judged.
public enum EvaluationType {
  /// A test counts when the log says that it passed; one that is not in the log has failed.
  PASS_AND_FAIL("pass_and_fail"),
  /// A test counts unless the log says that it failed.
  FAIL_ONLY("fail_only");

  private final String wireName;

  EvaluationType(String wireName) {
    this.wireName = wireName;
  }

  /// The value in a row's field `eval_type`.
  public String wireName() {
    return wireName;
  }

  /// The type of a name, or nothing when there is none.
  public static Optional<EvaluationType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
