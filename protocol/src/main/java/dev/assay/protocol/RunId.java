package dev.assay.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The name of a run, which is also the name of its artifact folder: `run_20260102T030405Z_k3x9q`.
///
/// @param value the UTC second at which the run was planned and five random base-36 characters
public record RunId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("run_\\d{8}T\\d{6}Z_[0-9a-z]{5}");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int SUFFIXES = 36 * 36 * 36 * 36 * 36;

  /// @throws IllegalArgumentException when the value is not of the form above
  @JsonCreator
  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a run id: '" + value + "' (expected run_YYYYMMDDThhmmssZ_xxxxx)");
    }
  }

  /// A new id for a run that is planned at this instant.
  public static RunId create(Instant at, RandomGenerator random) {
    String suffix = Integer.toString(random.nextInt(SUFFIXES), 36);
    return new RunId("run_" + SECOND.format(at) + "_" + "0".repeat(5 - suffix.length()) + suffix);
  }

  @Override
  public String toString() {
    return value;
  }
}
