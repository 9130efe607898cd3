package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where the kernel's control groups are, and which of them this process is in.
///
/// @param byController the folder of this process's own group, by the controller that it belongs
///   to; only where a group can be made in it
/// @param unified whether all of them are one folder of version 2
record ControlGroupMounts(Map<String, Path> byController, boolean unified) {
  static final String MEMORY = "memory";
  static final String PIDS = "pids";
  static final String CPU = "cpu";

  ControlGroupMounts {
    byController = Map.copyOf(byController);
  }

  static ControlGroupMounts none() {
    return new ControlGroupMounts(Map.of(), false);
  }

  /// Those of this process: of version 1 if there are any, else of version 2.
  static ControlGroupMounts find() {
    try {
      List<String> mounts = Files.readAllLines(Path.of("/proc/self/mountinfo"));
      List<String> groups = Files.readAllLines(Path.of("/proc/self/cgroup"));
      ControlGroupMounts first = of(mounts, groups);
      return first.byController().isEmpty() ? ofVersion2(mounts, groups) : first;
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
          folder(
                  mounts,
                  options ->
                      options.length >= 3
                          && options[0].equals("cgroup")
                          && List.of(options[2].split(",", -1)).contains(controller),
                  fields[2])
              .filter(Files::isWritable)
              .ifPresent(folder -> found.put(controller, folder));
        }
      }
    }
    return new ControlGroupMounts(found, false);
  }

  /// @param mounts lines of `mountinfo`
  /// @param groups lines of `cgroup`
  static ControlGroupMounts ofVersion2(List<String> mounts, List<String> groups) {
    for (String group : groups) {
      if (group.startsWith("0::")) {
        return folder(mounts, options -> options[0].equals("cgroup2"), group.substring(3))
            .flatMap(own -> DelegatedGroup.around(own))
            .map(found -> new ControlGroupMounts(found.controllers(), true))
            .orElseGet(ControlGroupMounts::none);
      }
    }
    return none();
  }

  /// @param matches of a mount's type, source and options
  private static Optional<Path> folder(
      List<String> mounts, Predicate<String[]> matches, String group) {
    for (String mount : mounts) {
      String[] halves = mount.split(" - ", 2);
      String[] first = halves[0].split(" ", -1);
      // The root field is the group that is mounted there: in a container, the container's own.
      if (halves.length == 2
          && first.length >= 5
          && matches.test(halves[1].split(" ", -1))
          && (first[3].equals("/") || group.startsWith(first[3]))) {
        String below = first[3].equals("/") ? group : group.substring(first[3].length());
        return Optional.of(Path.of(first[4] + (below.equals("/") ? "" : below)));
      }
    }
    return Optional.empty();
  }

  /// Where hierarchies of either version are mounted.
  ///
  /// @param mounts lines of `mountinfo`
  static List<Path> places(List<String> mounts) {
    List<Path> places = new ArrayList<>();
    for (String mount : mounts) {
      if (mount.contains(" - cgroup ") || mount.contains(" - cgroup2 ")) {
        places.add(Path.of(mount.split(" ", -1)[4]));
      }
    }
    return places;
  }

  boolean has(String controller) {
    return byController.containsKey(controller);
  }
}
