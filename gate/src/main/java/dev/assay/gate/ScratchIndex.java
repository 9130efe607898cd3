package dev.assay.gate;

import dev.assay.runner.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All files of a repository, added to an index that was made for it: it has none of the marks by
/// which git's own can be told to overlook a change, and believes no time stamp. What is added goes
/// to a store beside the repository's, and away with it.
///
/// Of the ways to make git ignore a file only `.gitignore` counts, which is in the commit itself.
final class ScratchIndex implements AutoCloseable {
  private static final String SUBMODULE = "160000";
  private static final String IGNORING = "--exclude-per-directory=.gitignore";

  private final Path folder;
  private final GitCommand git;

  private ScratchIndex(Path folder, GitCommand git) {
    this.folder = folder;
    this.git = git;
  }

  static ScratchIndex of(Path top) throws IOException, GateException, InterruptedException {
    Path folder = Files.createTempDirectory("assay-index-");
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
      byte[] others = git.bytes("ls-files", "--others", IGNORING, "-z");
      git.reading(others).text("add", "--force", "--pathspec-from-file=-", "--pathspec-file-nul");
      done = true;
      return index;
    } finally {
      if (!done) {
        index.close();
      }
    }
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
