package dev.assay.runner.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What sessions could leave on this machine beside processes.
///
/// @param mounts by their place
/// @param controlGroups of some labs
/// @param networkInterfaces by name
public record MachineState(
    List<String> mounts, Set<String> controlGroups, Set<String> networkInterfaces) {
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");
  private static final Path INTERFACES = Path.of("/sys/class/net");

  private static final List<String> ENGINES =
      List.of("/var/lib/docker/", "/run/docker/", "/var/lib/containers/");

  /// Interfaces that container engines make for containers, whosever those are.
  private static final String OF_CONTAINERS = "veth";

  /// With the control groups of this Java process.
  public static MachineState now() throws IOException {
    return now(Set.of(ProcessHandle.current().pid()));
  }

  /// With the control groups of these labs.
  ///
  /// @param labs the numbers of their processes
  public static MachineState now(Set<Long> labs) throws IOException {
    Path mounts = Path.of("/proc/self/mountinfo");
    List<String> places = new ArrayList<>();
    if (Files.exists(mounts)) {
      Files.readAllLines(mounts).forEach(line -> places.add(line.split(" ", -1)[4]));
    }
    return new MachineState(places, controlGroupsOf(labs), names(INTERFACES, "*"));
  }

  /// What is there now and was not before. What others took away meanwhile is no concern, nor are
  /// the mounts and interfaces that a container engine makes for itself.
  public List<String> since(MachineState before) {
    List<String> found = new ArrayList<>(mounts);
    before.mounts.forEach(found::remove); // one for one: a place may be mounted over
    found.removeIf(place -> ENGINES.stream().anyMatch(place::startsWith));
    controlGroups.stream()
        .filter(group -> !before.controlGroups.contains(group))
        .forEach(found::add);
    networkInterfaces.stream()
        .filter(name -> !name.startsWith(OF_CONTAINERS) && !before.networkInterfaces.contains(name))
        .forEach(found::add);
    return found;
  }

  private static Set<String> controlGroupsOf(Set<Long> labs) throws IOException {
    if (!Files.isDirectory(CONTROL_GROUPS)) {
      return Set.of();
    }
    Set<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.walk(CONTROL_GROUPS, 8)) {
      all.map(Path::toString)
          .filter(path -> labs.stream().anyMatch(lab -> path.contains("/assay-" + lab + "-")))
          .forEach(found::add);
    } catch (UncheckedIOException e) {
      // Groups of others come and go meanwhile.
      return controlGroupsOf(labs);
    }
    return found;
  }

  /// Folders for temporary files that have the text in their name.
  public static Set<String> temporaryFolders(String text) throws IOException {
    Path top = Path.of(System.getProperty("java.io.tmpdir"));
    Set<String> names = names(top, "*" + text + "*");
    for (String lab : names(top, "assay-lab-*")) {
      names.addAll(names(top.resolve(lab), "*" + text + "*"));
    }
    return names;
  }

  private static Set<String> names(Path folder, String glob) throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
      } catch (NoSuchFileException | AccessDeniedException e) {
        // It has just gone, or is another user's.
      }
    }
    return names;
  }
}
