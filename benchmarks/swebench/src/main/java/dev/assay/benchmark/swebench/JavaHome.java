package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JDK of this machine.
///
/// @param version the first number that counts: 8, 11, 25
record JavaHome(Path folder, int version) {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d{1,3})");

  /// The oldest JDK within the bounds, both included: it is the nearest to what old projects knew.
  static Optional<JavaHome> find(int oldest, int newest) {
    return all().stream()
        .filter(home -> home.version >= oldest && home.version <= newest)
        .min(Comparator.comparingInt(JavaHome::version));
  }

  private static List<JavaHome> all() {
    List<Path> folders = new ArrayList<>();
    Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(folders::add);
    folders.add(Path.of(System.getProperty("java.home")));
    addAll(Path.of("/usr/lib/jvm"), folders);
    addAll(Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"), folders);
    return folders.stream().map(JavaHome::at).flatMap(Optional::stream).toList();
  }

  private static void addAll(Path folder, List<Path> folders) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(folders::add);
    } catch (IOException e) {
      // Then there are none.
    }
  }

  /// Nothing where there is no JDK, or only the part of it that runs programs.
  static Optional<JavaHome> at(Path folder) {
    try {
      Matcher matcher = VERSION.matcher(Files.readString(folder.resolve("release")));
      return matcher.find() && Files.isExecutable(folder.resolve("bin/javac"))
          ? Optional.of(new JavaHome(folder.toRealPath(), Integer.parseInt(matcher.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
