package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what commands have to read: the system's programs and libraries, and the toolchains that
/// their `PATH` and variables lead to. The home folder is not part of it beyond those.
///
/// A folder that anybody may write to, as `/tmp` is, is no toolchain's, whatever leads to it: other
/// sessions and the lab's own runs may be in it.
///
/// @param home the lab's home folder
/// @param lab the folder of the lab's own program; a folder with it in is taken for no toolchain
/// @param known what was found before, by variables: to look takes longer than to start a program
record FileView(Path home, Optional<Path> lab, Map<Map<String, String>, Known> known) {
  /// What was found.
  ///
  /// @param outermost those that are in no other
  record Known(List<Path> paths, List<Path> outermost) {}

  private static final List<String> SYSTEM =
      List.of(
          "/usr",
          "/bin",
          "/sbin",
          "/lib",
          "/lib32",
          "/lib64",
          "/libx32",
          "/nix/store",
          "/gnu/store",
          "/snap",
          "/run/current-system",
          "/proc",
          "/sys/devices/system",
          "/sys/fs/cgroup",
          "/sys/kernel/mm",
          "/dev/zero",
          "/dev/full",
          "/dev/random",
          "/dev/urandom",
          "/dev/null");

  /// Of `/etc` what programs read; passwords, keys and services are not among it.
  private static final List<String> SETTINGS =
      List.of(
          "alternatives",
          "bash.bashrc",
          "ca-certificates",
          "ca-certificates.conf",
          "chromium",
          "chromium.d",
          "crypto-policies",
          "debian_version",
          "fonts",
          "gai.conf",
          "group",
          "host.conf",
          "hostname",
          "hosts",
          "inputrc",
          "ld.so.cache",
          "ld.so.conf",
          "ld.so.conf.d",
          "locale.alias",
          "locale.conf",
          "lsb-release",
          "localtime",
          "login.defs",
          "magic",
          "maven",
          "mime.types",
          "nix",
          "nsswitch.conf",
          "os-release",
          "passwd",
          "pki/ca-trust",
          "pki/tls/certs",
          "pki/tls/openssl.cnf",
          "profile",
          "protocols",
          "python3",
          "redhat-release",
          "resolv.conf",
          "services",
          "shells",
          "ssl/certs",
          "ssl/openssl.cnf",
          "static",
          "terminfo",
          "timezone");

  /// Variables that name a toolchain's folder, with what of it is read. An empty text is all of it.
  private static final Map<String, List<String>> TOOLCHAINS =
      Map.ofEntries(
          Map.entry("JAVA_HOME", List.of("")),
          Map.entry("MAVEN_HOME", List.of("")),
          Map.entry("GRADLE_HOME", List.of("")),
          Map.entry("GOROOT", List.of("")),
          Map.entry("RUSTUP_HOME", List.of("")),
          Map.entry("CARGO_HOME", List.of("bin", "env")),
          Map.entry("PYENV_ROOT", List.of("")),
          Map.entry("CONDA_PREFIX", List.of("")),
          Map.entry("NVM_DIR", List.of("")),
          Map.entry("FNM_DIR", List.of("")),
          Map.entry("VOLTA_HOME", List.of("")),
          Map.entry("RBENV_ROOT", List.of("")),
          Map.entry("DOTNET_ROOT", List.of("")),
          Map.entry("ASDF_DIR", List.of("")),
          Map.entry("ASDF_DATA_DIR", List.of("")),
          Map.entry("MISE_DATA_DIR", List.of("")),
          Map.entry("SDKMAN_DIR", List.of("candidates")),
          Map.entry("SSL_CERT_FILE", List.of("")),
          Map.entry("SSL_CERT_DIR", List.of("")));

  /// Where toolchains are in a home folder when no variable says so.
  static final Map<String, String> USUAL_PLACES =
      Map.of(
          "RUSTUP_HOME", ".rustup",
          "CARGO_HOME", ".cargo",
          "PYENV_ROOT", ".pyenv",
          "NVM_DIR", ".nvm",
          "SDKMAN_DIR", ".sdkman");

  private static final Set<String> PROGRAM_FOLDERS = Set.of("bin", "sbin", "shims", "libexec");
  private static final int MOST_LINKS = 2000;

  /// What commands with these variables may read.
  ///
  /// @param session the folders of a session; a folder with one of them in is taken for no
  ///   toolchain
  List<Path> readable(Map<String, String> variables, List<Path> session) {
    Known all = known.computeIfAbsent(Map.copyOf(variables), this::find);
    return all.outermost().stream().allMatch(each -> isForeign(each, session))
        ? all.outermost()
        : outermost(all.paths().stream().filter(each -> isForeign(each, session)).toList());
  }

  private static boolean isForeign(Path path, List<Path> session) {
    return isSystem(path) || session.stream().noneMatch(own -> own.startsWith(path));
  }

  private Known find(Map<String, String> variables) {
    Set<Path> found = new LinkedHashSet<>();
    SYSTEM.forEach(each -> found.add(Path.of(each)));
    SETTINGS.forEach(each -> found.add(Path.of("/etc").resolve(each)));
    found.addAll(toolchainSettings());
    TOOLCHAINS.forEach((variable, parts) -> {
      Optional<Path> place = path(variables.getOrDefault(variable, usualPlace(variable)));
      for (String part : parts) {
        place.filter(Path::isAbsolute).ifPresent(at -> found.add(at.resolve(part)));
      }
    });
    for (String each : variables.getOrDefault("PATH", "").split(":", -1)) {
      path(each).filter(Path::isAbsolute).ifPresent(folder -> addProgramFolder(folder, found));
    }
    List<Path> real = new ArrayList<>();
    for (Path each : found) {
      real(each).filter(path -> !above(path)).ifPresent(real::add);
    }
    return new Known(List.copyOf(real), outermost(real));
  }

  /// The variables without which toolchains would look for themselves in the private home.
  Map<String, String> variables(Map<String, String> inherited) {
    Map<String, String> variables = new HashMap<>();
    for (String name : List.of("RUSTUP_HOME", "PYENV_ROOT")) {
      String place = inherited.getOrDefault(name, usualPlace(name));
      if (Files.isDirectory(Path.of(place))) {
        variables.put(name, place);
      }
    }
    return variables;
  }

  private String usualPlace(String variable) {
    String place = USUAL_PLACES.get(variable);
    return place == null ? "" : home.resolve(place).toString();
  }

  /// Debian keeps parts of toolchains there, under their versions.
  private static List<Path> toolchainSettings() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(Path.of("/etc"), "{java,python,perl,ruby,node}*")) {
      entries.forEach(found::add);
    } catch (IOException e) {
      // Then there are none.
    }
    return found;
  }

  /// A folder of programs leads to its toolchain, as `go/bin` does, and so does each link in it.
  private void addProgramFolder(Path folder, Set<Path> found) {
    found.add(folder);
    real(folder)
        .ifPresent(real -> {
          addToolchain(real, found);
          if (!isSystem(real)) {
            linksFrom(real).forEach(target -> addProgram(target, found));
          }
        });
  }

  /// What a program needs besides itself is usually beside it.
  private void addProgram(Path program, Set<Path> found) {
    Path folder = program.resolveSibling("");
    if (above(folder)) {
      found.add(program);
    } else {
      addToolchain(folder, found);
    }
  }

  private void addToolchain(Path programs, Set<Path> found) {
    Path name = programs.getFileName();
    Path parent = programs.getParent();
    found.add(programs);
    if (name != null
        && parent != null
        && PROGRAM_FOLDERS.contains(name.toString())
        && parent.getNameCount() > 0
        && !above(parent)
        && !home.equals(parent.getParent())) {
      found.add(parent);
    }
  }

  /// Whether with this folder the home folder, the lab itself or anybody's files would become
  /// readable.
  private boolean above(Path folder) {
    return home.startsWith(folder)
        || folder.getNameCount() == 0
        || isCommon(folder)
        || lab.filter(place -> place.startsWith(folder) && !folder.startsWith("/usr")).isPresent();
  }

  /// Whether anybody may make files there.
  private static boolean isCommon(Path folder) {
    try {
      return Files.isDirectory(folder)
          && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSystem(Path folder) {
    return folder.startsWith("/usr") && !folder.startsWith("/usr/local");
  }

  private static List<Path> linksFrom(Path folder) {
    List<Path> targets = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (targets.size() >= MOST_LINKS) {
          break;
        }
        if (Files.isSymbolicLink(entry)) {
          real(entry).filter(Files::isRegularFile).ifPresent(targets::add);
        }
      }
    } catch (IOException e) {
      // Who cannot list the folder finds no program in it either.
    }
    return targets;
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Without what is inside another.
  private static List<Path> outermost(List<Path> paths) {
    List<Path> sorted = paths.stream().distinct().sorted().toList();
    List<Path> outermost = new ArrayList<>();
    for (Path each : sorted) {
      if (outermost.stream().noneMatch(each::startsWith)) {
        outermost.add(each);
      }
    }
    return outermost;
  }
}
