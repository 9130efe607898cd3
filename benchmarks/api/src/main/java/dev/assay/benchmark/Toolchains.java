package dev.assay.benchmark;

import dev.assay.benchmark.ToolchainFinding.Found;
import dev.assay.benchmark.ToolchainFinding.Missing;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds toolchains on the folders of a search path. Each program is asked for its version once.
public final class Toolchains {
  private static final Toolchains HOST = new Toolchains(System.getenv().getOrDefault("PATH", ""));

  private final List<String> folders;
  private final Map<String, VersionProbe> probes = new ConcurrentHashMap<>();

  /// @param searchPath folders as in `PATH`; relative ones are ignored, since they would name
  ///   another program in each working folder
  public Toolchains(String searchPath) {
    folders = Arrays.stream(searchPath.split(File.pathSeparator)).toList();
  }

  /// The toolchains of this machine as this process finds them; shared, so that nothing is asked
  /// twice.
  public static Toolchains host() {
    return HOST;
  }

  /// Whether a requirement is met, and if not, how to meet it.
  public ToolchainFinding find(Requirement requirement) {
    Toolchain toolchain = Toolchain.named(requirement.name());
    Optional<Path> located = locate(requirement.name());
    if (!toolchain.known() && requirement.minimumVersion().isEmpty() && located.isPresent()) {
      return new Found(requirement, located.get(), "");
    }
    return switch (probes.computeIfAbsent(requirement.name(), _ -> probe(toolchain))) {
      case VersionProbe.Failed(String reason) -> missing(requirement, toolchain, reason);
      case VersionProbe.Answered(Path program, String version) ->
          compareVersions(version, requirement.minimumVersion()) >= 0
              ? new Found(requirement, program, version)
              : missing(
                  requirement,
                  toolchain,
                  "%s %s at %s is older than %s"
                      .formatted(
                          requirement.name(), version, program, requirement.minimumVersion()));
    };
  }

  /// The requirements that are not met.
  public List<Missing> missing(List<Requirement> requirements) {
    return requirements.stream()
        .map(this::find)
        .filter(Missing.class::isInstance)
        .map(Missing.class::cast)
        .toList();
  }

  /// The absolute path of a program, or nothing when no folder of the search path has it.
  public Optional<Path> locate(String program) {
    for (String folder : folders) {
      try {
        Path candidate = Path.of(folder, program);
        if (candidate.isAbsolute()
            && Files.isRegularFile(candidate)
            && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      } catch (InvalidPathException e) {
        // No program has such a name.
      }
    }
    return Optional.empty();
  }

  private static Missing missing(Requirement requirement, Toolchain toolchain, String reason) {
    return new Missing(requirement, reason, toolchain.debianPackage(), toolchain.macHint());
  }

  private VersionProbe probe(Toolchain toolchain) {
    return toolchain.programs().stream()
        .map(this::locate)
        .flatMap(Optional::stream)
        .findFirst()
        .map(program -> VersionProbe.ask(program, toolchain.arguments()))
        .orElseGet(() -> new VersionProbe.Failed(absence(toolchain.programs())));
  }

  private static String absence(List<String> programs) {
    return programs.size() == 1
        ? programs.getFirst() + " is not on the PATH"
        : "none of " + String.join(", ", programs) + " is on the PATH";
  }

  /// Compares dotted numbers: negative where the left one is older. An empty right one is met by
  /// all.
  public static int compareVersions(String left, String right) {
    String[] ours = left.split("\\.");
    String[] theirs = right.isEmpty() ? new String[0] : right.split("\\.");
    for (int i = 0; i < theirs.length; i++) {
      int order = Long.compare(i < ours.length ? number(ours[i]) : 0, number(theirs[i]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static long number(String digits) {
    if (digits.length() > 18) {
      return Long.MAX_VALUE;
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }
}
