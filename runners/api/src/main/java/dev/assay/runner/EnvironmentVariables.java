package dev.assay.runner;

import java.util.Map;

/// What an operating system can pass on to a program.
final class EnvironmentVariables {
  private EnvironmentVariables() {}

  /// @throws IllegalArgumentException naming the first variable that cannot be passed on; never its
  ///   value, which may be a secret
  static void check(Map<String, String> environment) {
    environment.forEach((name, value) -> {
      if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "'%s' cannot be the name of an environment variable"
                .formatted(name.replace("\0", "\\0")));
      }
      if (value.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "the value of environment variable %s has a NUL character".formatted(name));
      }
    });
  }
}
