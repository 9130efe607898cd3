package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What of a repository's own folder makes git do something. A benchmark may write to the folder,
/// and what it wrote there must not be obeyed: this is compared before git is asked again.
///
/// @param digests by file
record GitFolder(TreeMap<String, String> digests) {
  private static final List<String> PARTS =
      List.of("config", "config.worktree", "HEAD", "info", "hooks", "commondir", "objects/info");

  static GitFolder of(Path top) throws GateException {
    TreeMap<String, String> digests = new TreeMap<>();
    try {
      Path folder = top.resolve(".git");
      if (Files.isRegularFile(folder)) { // a worktree or a submodule: the file says where it is
        digests.put(".git", Sha256.ofFile(folder));
        String text = Files.readString(folder).strip();
        folder = top.resolve(text.substring(text.indexOf(':') + 1).strip());
      }
      add(folder, "", digests);
      Path common = folder.resolve("commondir");
      if (Files.isRegularFile(common)) { // a worktree's settings are those of the repository
        add(folder.resolve(Files.readString(common).strip()).normalize(), "common ", digests);
      }
      return new GitFolder(digests);
    } catch (IOException e) {
      throw new GateException(
          Kind.INPUT_OUTPUT, "cannot read " + top.resolve(".git") + ": " + e, e);
    }
  }

  private static void add(Path folder, String prefix, TreeMap<String, String> digests)
      throws IOException {
    for (Path each : new ProjectFiles(folder, List.of()).under(PARTS)) {
      digests.put(prefix + folder.relativize(each), ProjectFiles.digest(each));
    }
  }

  /// The files in which another state differs.
  List<String> changes(GitFolder later) {
    Set<String> names = new TreeSet<>(digests.keySet());
    names.addAll(later.digests.keySet());
    return names.stream()
        .filter(
            name -> !digests.getOrDefault(name, "").equals(later.digests.getOrDefault(name, "")))
        .toList();
  }
}
