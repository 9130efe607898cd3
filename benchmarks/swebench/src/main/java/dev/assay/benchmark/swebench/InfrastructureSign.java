package dev.assay.benchmark.swebench;

import java.util.regex.Pattern;

/// What in a log without any result says that the tests may never have had a chance to run. Where a
/// log has several, the first one of this list counts.
enum InfrastructureSign {
  BROWSER_LAUNCH_FAILED(true, "Failed to launch|Failed to connect to the bus"),
  DISPLAY_UNAVAILABLE(true, "cannot open display|Missing X server|unable to open X display"),
  OUT_OF_MEMORY(true, "Cannot allocate memory|OutOfMemoryError|^Killed$"),
  CONTAINER_UNAVAILABLE(true, "Error response from daemon|Cannot connect to the Docker daemon"),
  NETWORK_UNREACHABLE(true, "Could not resolve host|Temporary failure in name resolution"),
  MISSING_MODULE(false, "Cannot find module|MODULE_NOT_FOUND|ModuleNotFoundError"),
  NO_TESTS_COLLECTED(false, "no tests ran|collected 0 items"),
  TESTS_TIMED_OUT(false, "Timeout error: \\d+ seconds exceeded");

  private final boolean environment;
  private final Pattern form;

  InfrastructureSign(boolean environment, String form) {
    this.environment = environment;
    this.form = Pattern.compile(form, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /// Whether it is the environment's fault for sure; else it may be the patch's too.
  public boolean environment() {
    return environment;
  }

  /// The name in a report's field `infra_failure_reason`.
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  boolean isIn(String line) {
    return form.matcher(line).find();
  }
}
