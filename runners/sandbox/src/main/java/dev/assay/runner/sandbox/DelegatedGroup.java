package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A control group of version 2 that this user may make groups in, with controllers for them.
///
/// A group that has processes hands on no controllers. So the lab's own group serves only when the
/// lab is all that is in it, as with `systemd-run --user --scope -p Delegate=yes`; the lab moves
/// into a group of its own below then. Otherwise the group above serves where somebody has prepared
/// it. The slices of systemd do not: what is in them is systemd's to manage, also the user's.
///
/// @param folder where groups are made
record DelegatedGroup(Path folder) {
  private static final List<String> WANTED =
      List.of(ControlGroupMounts.MEMORY, ControlGroupMounts.PIDS, ControlGroupMounts.CPU);
  private static final long LAB = ProcessHandle.current().pid();

  /// @param own the lab's own group
  static Optional<DelegatedGroup> around(Path own) {
    return Stream.of(own, own.resolveSibling(""), top(own))
        .filter(each -> !each.toString().endsWith(".slice"))
        .flatMap(each -> usable(each).stream())
        .findFirst()
        .or(() -> isAlone(own) && movesDown(own) ? usable(own) : Optional.empty());
  }

  /// The highest group that is seen here.
  private static Path top(Path own) {
    Path at = own;
    for (Path above = at.getParent();
        above != null && Files.exists(above.resolve("cgroup.procs"));
        above = above.getParent()) {
      at = above;
    }
    return at;
  }

  /// The folder by each controller that it hands on.
  Map<String, Path> controllers() {
    Map<String, Path> found = new HashMap<>();
    List<String> handedOn = words(folder.resolve("cgroup.subtree_control"));
    for (String each : WANTED) {
      if (handedOn.contains(each)) {
        found.put(each, folder);
      }
    }
    return found;
  }

  private static Optional<DelegatedGroup> usable(Path folder) {
    return Files.isWritable(folder) && Files.isWritable(folder.resolve("cgroup.procs"))
        ? Optional.of(new DelegatedGroup(folder)).filter(each -> !each.controllers().isEmpty())
        : Optional.empty();
  }

  private static boolean isAlone(Path own) {
    return Files.isWritable(own)
        && words(own.resolve("cgroup.procs")).equals(List.of(Long.toString(LAB)))
        && words(own.resolve("cgroup.controllers")).contains(ControlGroupMounts.MEMORY);
  }

  /// Moves the lab into a group of its own, so that this one can hand on its controllers.
  private static boolean movesDown(Path own) {
    try {
      Path leaf = Files.createDirectory(own.resolve(ControlGroup.nameOf("lab")));
      Files.writeString(leaf.resolve("cgroup.procs"), Long.toString(LAB));
      List<String> present = words(own.resolve("cgroup.controllers"));
      for (String each : WANTED) {
        if (present.contains(each)) {
          Files.writeString(own.resolve("cgroup.subtree_control"), "+" + each);
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> words(Path file) {
    try {
      return List.of(Files.readString(file).strip().split("\\s+"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
