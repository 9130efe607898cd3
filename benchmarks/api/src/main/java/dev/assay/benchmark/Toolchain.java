package dev.assay.benchmark;

import java.util.List;
import java.util.Optional;

/// A toolchain that tasks may need: how to ask for its version and how to get it.
///
/// @param name what a [Requirement] calls it
/// @param programs the names that it goes by; the first one that is there is taken
/// @param arguments what makes it print its version
/// @param debianPackage the package of Debian and Ubuntu that brings it
/// @param macHint what to do on macOS
record Toolchain(
    String name,
    List<String> programs,
    List<String> arguments,
    String debianPackage,
    String macHint) {
  private static final List<Toolchain> KNOWN =
      List.of(
          of("python3", "python3 --version", "python3", "brew install python"),
          of("pytest", "python3 -m pytest --version", "python3-pytest", "pip3 install pytest"),
          of("pip", "python3 -m pip --version", "python3-pip", "brew install python"),
          of(
              "chromium",
              "chromium|chromium-browser|google-chrome --version",
              "chromium",
              "brew install --cask chromium"),
          of("node", "node --version", "nodejs", "brew install node"),
          of("npm", "npm --version", "npm", "brew install node"),
          of("go", "go version", "golang-go", "brew install go"),
          of("cargo", "cargo --version", "cargo", "curl https://sh.rustup.rs | sh"),
          of("rustc", "rustc --version", "rustc", "curl https://sh.rustup.rs | sh"),
          of("g++", "g++ --version", "g++", "xcode-select --install"),
          of("gcc", "gcc --version", "gcc", "xcode-select --install"),
          of("clang++", "clang++ --version", "clang", "xcode-select --install"),
          of("make", "make --version", "make", "xcode-select --install"),
          of("cmake", "cmake --version", "cmake", "brew install cmake"),
          of("java", "java -version", "default-jdk", "brew install openjdk"),
          of("javac", "javac -version", "default-jdk", "brew install openjdk"),
          of("git", "git --version", "git", "xcode-select --install"),
          of("bash", "bash --version", "bash", "brew install bash"));

  /// The toolchain of a name. One that is not in the table is asked with `--version`, and its
  /// package is taken to be called as it is.
  static Toolchain named(String name) {
    Optional<Toolchain> known = KNOWN.stream().filter(t -> t.name.equals(name)).findFirst();
    return known.orElseGet(() -> of(name, name + " --version", name, "brew install " + name));
  }

  /// Whether the table has it, so that it is known to tell its version.
  boolean known() {
    return KNOWN.contains(this);
  }

  /// Reads `program --version`, where `|` stands between the names of the program.
  private static Toolchain of(String name, String probe, String debianPackage, String macHint) {
    List<String> words = List.of(probe.split(" "));
    return new Toolchain(
        name,
        List.of(words.getFirst().split("\\|")),
        words.subList(1, words.size()),
        debianPackage,
        macHint);
  }
}
