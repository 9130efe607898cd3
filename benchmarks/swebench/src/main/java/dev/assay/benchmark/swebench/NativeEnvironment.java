package dev.assay.benchmark.swebench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a script finds beside the repository.
///
/// @param folder stands for the conda environment `testbed`, with its programs in `bin`; absent
///   where this machine's own programs are all there is
/// @param variables of every command; `{repository}` in a value is where the session has it
public record NativeEnvironment(Optional<Path> folder, Map<String, String> variables) {
  /// This machine's own programs.
  public static final NativeEnvironment NONE = new NativeEnvironment(Optional.empty(), Map.of());

  public NativeEnvironment {
    variables = Map.copyOf(variables);
  }
}
