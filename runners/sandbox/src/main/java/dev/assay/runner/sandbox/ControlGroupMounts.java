package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the kernel's control groups are, and which of them this process is in.
///
/// @param byController the folder of this process's own group, by the controller that it belongs
///   to; only where a group can be made in it
record ControlGroupMounts(Map<String, Path> byController) {
  static final String MEMORY = "memory";
  static final String PIDS = "pids";
  static final String CPU = "cpu";

  ControlGroupMounts {
    byController = Map.copyOf(byController);
  }

  static ControlGroupMounts none() {
    return new ControlGroupMounts(Map.of());
  }

  /// Those of this process, of version 1.
  static ControlGroupMounts find() {
    try {
      return of(
          Files.readAllLines(Path.of("/proc/self/mountinfo")),
          Files.readAllLines(Path.of("/proc/self/cgroup")));
    } catch (IOException e) {
      return none();
    }
  }

  /// @param mounts lines of `mountinfo`
  /// @param groups lines of `cgroup`
  static ControlGroupMounts of(List<String> mounts, List<String> groups) {
    Map<String, Path> found = new HashMap<>();
    for (String group : groups) {
      String[] fields = group.split(":", 3);
      for (String controller : fields.length == 3 ? fields[1].split(",", -1) : new String[0]) {
        if (List.of(MEMORY, PIDS, CPU).contains(controller)) {
          folder(mounts, controller, fields[2])
              .filter(Files::isWritable)
              .ifPresent(folder -> found.put(controller, folder));
        }
      }
    }
    return new ControlGroupMounts(found);
  }

  private static Optional<Path> folder(List<String> mounts, String controller, String group) {
    for (String mount : mounts) {
      String[] halves = mount.split(" - ", 2);
      String[] first = halves[0].split(" ", -1);
      String[] second = halves.length == 2 ? halves[1].split(" ", -1) : new String[0];
      boolean matches =
          second.length >= 3
              && first.length >= 5
              && second[0].equals("cgroup")
              && List.of(second[2].split(",", -1)).contains(controller);
      // The root field is the group that is mounted there: in a container, the container's own.
      if (matches && (first[3].equals("/") || group.startsWith(first[3]))) {
        String below = first[3].equals("/") ? group : group.substring(first[3].length());
        return Optional.of(Path.of(first[4] + (below.equals("/") ? "" : below)));
      }
    }
    return Optional.empty();
  }

  boolean has(String controller) {
    return byController.containsKey(controller);
  }
}
