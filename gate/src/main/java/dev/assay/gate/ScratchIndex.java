package dev.assay.gate;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.TemporaryFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All files of a repository, added to an index that was made for it: it has none of the marks by
/// which git's own can be told to overlook a change, and believes no time stamp. What is added goes
/// to a store beside the repository's, and away with it.
///
/// Of the ways to make git ignore a file only `.gitignore` counts, which is in the commit itself.
final class ScratchIndex implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final String SUBMODULE = "160000";
  private static final String IGNORING = "--exclude-per-directory=.gitignore";

  private final Path folder;
  private final GitCommand git;

  private ScratchIndex(Path folder, GitCommand git) {
    this.folder = folder;
    this.git = git;
  }

  static ScratchIndex of(Path top, Exchanges exchanges)
      throws IOException, GateException, InterruptedException {
    Path folder = TemporaryFolders.create("index");
    GitCommand plain = new GitCommand(top);
    String objects = plain.text("rev-parse", "--git-path", "objects");
    GitCommand git =
        plain
            .with("GIT_INDEX_FILE", folder.resolve("index").toString())
            .with(
                "GIT_OBJECT_DIRECTORY", Files.createDirectory(folder.resolve("objects")).toString())
            .with("GIT_ALTERNATE_OBJECT_DIRECTORIES", top.resolve(objects).toString());
    ScratchIndex index = new ScratchIndex(folder, git);
    boolean done = false;
    try {
      git.text("read-tree", "HEAD");
      git.text("add", "--update", "--", ".");
      index.addOthers(exchanges);
      done = true;
      return index;
    } finally {
      if (!done) {
        index.close();
      }
    }
  }

  /// Adds what git does not know. Somebody else may measure here meanwhile, so that a name is gone
  /// as soon as it was read.
  private void addOthers(Exchanges exchanges)
      throws IOException, GateException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Set<String> apart = new HashSet<>(exchanges.names());
      byte[] listed = git.bytes("ls-files", "--others", IGNORING, "-z");
      apart.addAll(exchanges.names());
      try {
        git.reading(without(apart, listed))
            .text("add", "--force", "--pathspec-from-file=-", "--pathspec-file-nul");
        return;
      } catch (GateException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// Names are bytes, which need not be text; those of exchange folders are.
  private static byte[] without(Set<String> apart, byte[] names) {
    StringBuilder kept = new StringBuilder();
    for (String name : new String(names, StandardCharsets.ISO_8859_1).split("\0")) {
      if (!name.isEmpty() && Stream.of(name.split("/")).noneMatch(apart::contains)) {
        kept.append(name).append('\0');
      }
    }
    return kept.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The tree that the files are.
  String tree() throws GateException, InterruptedException {
    return git.text("write-tree");
  }

  /// The files that are not as in the commit.
  List<String> changes(String commit) throws GateException, InterruptedException {
    return git.names("diff-index", "--cached", "--name-only", "--no-renames", "-z", commit);
  }

  byte[] difference(String commit) throws GateException, InterruptedException {
    return git.bytes(
        "diff-index", "--cached", "--binary", "--no-ext-diff", "--no-textconv", "-p", commit);
  }

  /// The files that git is told to ignore.
  List<String> ignored() throws GateException, InterruptedException {
    return git.names("ls-files", "--others", "--ignored", IGNORING, "-z");
  }

  List<String> submodules() throws GateException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (String line : git.names("ls-files", "--stage", "-z")) {
      if (line.startsWith(SUBMODULE)) {
        found.add(line.substring(line.indexOf('\t') + 1));
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    FolderRemoval.remove(folder);
  }
}
