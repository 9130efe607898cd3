package dev.assay.runner.docker;

import dev.assay.runner.Command;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A command behind a few lines of the image's shell, which go to its working directory, merge its
/// streams where they are to be merged, and become the program.
///
/// When the program cannot be started the lines say so, with a word drawn at random, at the end of
/// the error stream: an exit status of 127 alone could be any program's own.
///
/// @param merged whether the error stream goes where the output goes
record CommandScript(Command command, boolean merged, String word) {
  private static final String LINES =
      """
      _assay_word=$1 _assay_folder=$2 _assay_merged=$3
      shift 3
      if [ "$_assay_merged" = 1 ]; then exec 2>&1; fi
      _assay_fail() { printf '%s %s' "$_assay_word" "$1" >&2; trap - EXIT; exit 125; }
      if [ -n "$_assay_folder" ]; then
        cd -P "./$_assay_folder" 2>/dev/null || _assay_fail missing
        case $(pwd -P)/ in
          /session/workspace/*) ;;
          *) _assay_fail outside ;;
        esac
      fi
      trap 'printf "%s program" "$_assay_word" >&2' EXIT
      if [ -n "${BASH_VERSION-}" ]; then shopt -s execfail; fi
      exec "$@"
      _assay_fail program
      """;

  /// How a start failed.
  enum Failure {
    /// There is no such working directory.
    MISSING,
    /// The working directory is not in the workspace.
    OUTSIDE,
    /// The program is not there, or cannot be run.
    PROGRAM
  }

  static CommandScript of(Command command, boolean merged) {
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    return new CommandScript(command, merged, HexFormat.of().formatHex(random));
  }

  /// What is to be run.
  ///
  /// @param directory relative to the workspace
  List<String> arguments(String directory) {
    List<String> arguments =
        new ArrayList<>(List.of("/bin/sh", "-c", LINES, "sh", word, directory, merged ? "1" : "0"));
    arguments.addAll(command.arguments());
    return arguments;
  }

  /// Reads the end of the error stream.
  Optional<Failure> failure(String end) {
    for (Failure failure : Failure.values()) {
      if (end.endsWith(word + " " + failure.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(failure);
      }
    }
    return Optional.empty();
  }
}
