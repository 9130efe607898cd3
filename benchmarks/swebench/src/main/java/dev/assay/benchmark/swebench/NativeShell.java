package dev.assay.benchmark.swebench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a script finds that expects to run in an official image: the repository at `/testbed`, and
/// the conda environment `testbed`. The shell reads this file before the script, which stays as it
/// is.
///
/// @param file the file that the shell reads
/// @param repository where the repository really is, as the session sees it
/// @param environment stands for the script's environment `testbed`
record NativeShell(Path file, String repository, NativeEnvironment environment) {
  private static final String FUNCTIONS =
      """
      # What official images have, for scripts that were written for them.
      cd() {
        { local -; set +x; } 2>/dev/null
        case "${1-}" in
          /testbed|/testbed/*) builtin cd "$ASSAY_TESTBED${1#/testbed}" ;;
          *) builtin cd "$@" ;;
        esac
      }
      source() {
        { local -; set +x; } 2>/dev/null
        case "${1-}" in
          */miniconda3/bin/activate|*/conda.sh) return 0 ;;
          *) builtin source "$@" ;;
        esac
      }
      conda() {
        { local -; set +x; } 2>/dev/null
        case "${1-}" in
          activate|deactivate) PATH="${ASSAY_PROGRAMS:+$ASSAY_PROGRAMS:}$PATH" ;;
          *) command conda "$@" ;;
        esac
      }
      """;

  void write() throws IOException {
    Files.writeString(file, FUNCTIONS);
  }

  /// Variables of the shell's session.
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    environment
        .variables()
        .forEach((name, value) ->
            variables.put(name, value.replace(EnvironmentMaking.REPOSITORY, repository)));
    variables.put("BASH_ENV", file.toString());
    variables.put("ASSAY_TESTBED", repository);
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    // There is no network; pip would look for one for a minute.
    variables.put("PIP_NO_INDEX", "1");
    // A sandbox may keep the machine's settings from being read, and git ends then.
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    programs()
        .ifPresent(programs -> {
          variables.put("CONDA_PREFIX", String.valueOf(programs.getParent()));
          variables.put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
          variables.put("ASSAY_PROGRAMS", programs.toString());
        });
    return variables;
  }

  private Optional<Path> programs() {
    return environment.folder().map(folder -> folder.resolve("bin"));
  }
}
