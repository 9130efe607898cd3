package dev.assay.runner.sandbox;

import dev.assay.runner.LabProcess;
import dev.assay.runner.LeftOver;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Control groups of both versions whose labs are no more, by their names, wherever in a hierarchy
/// the labs were.
///
/// @param hierarchies the highest group that is seen of each
record LeftOverGroups(List<Path> hierarchies) {
  LeftOverGroups {
    hierarchies = List.copyOf(hierarchies);
  }

  static LeftOverGroups ofThisMachine() throws IOException {
    Path mounts = Path.of("/proc/self/mountinfo");
    return new LeftOverGroups(
        Files.exists(mounts) ? ControlGroupMounts.places(Files.readAllLines(mounts)) : List.of());
  }

  /// Those that this user may remove. What is still in one is ended with it.
  List<LeftOver> find() throws IOException {
    List<LeftOver> found = new ArrayList<>();
    for (Path hierarchy : hierarchies) {
      visit(
          hierarchy,
          group -> {
            if (isAbandoned(group)) {
              found.add(new LeftOver("the control group " + group, () -> remove(group)));
            }
          });
    }
    return found;
  }

  private static boolean isAbandoned(Path group) {
    return Optional.ofNullable(group.getFileName())
            .flatMap(name -> ControlGroup.lab(name.toString()))
            .filter(LabProcess::gone)
            .isPresent()
        && Files.isWritable(group.resolveSibling(""));
  }

  private static void remove(Path group) {
    ControlGroup.awaitEmpty(group);
    ControlGroup.remove(group);
  }

  /// Others' groups come and go meanwhile.
  private static void visit(Path hierarchy, Consumer<Path> visitor) throws IOException {
    Files.walkFileTree(
        hierarchy,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path group, BasicFileAttributes attributes) {
            visitor.accept(group);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path group, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
