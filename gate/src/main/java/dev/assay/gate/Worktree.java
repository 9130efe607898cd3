package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A commit of a repository, checked out beside what a person works on, for as long as it is
/// needed.
final class Worktree implements AutoCloseable {
  private final GitCommand git;
  private final Path folder;
  private final Path project;

  private Worktree(GitCommand git, Path folder, Path project) {
    this.git = git;
    this.folder = folder;
    this.project = project;
  }

  /// @param commit that is checked out
  static Worktree of(GitRepository repository, String commit)
      throws GateException, InterruptedException {
    try {
      Path folder = TemporaryFolders.create("worktree");
      Path tree = folder.resolve("tree");
      GitCommand git = new GitCommand(repository.top());
      Path inside = repository.top().relativize(repository.project());
      Worktree worktree = new Worktree(git, folder, tree.resolve(inside).normalize());
      boolean done = false;
      try {
        git.text("worktree", "prune"); // those of runs that were killed
        git.text("worktree", "add", "--detach", "--quiet", tree.toString(), commit);
        if (Files.exists(tree.resolve(".gitmodules"))) {
          new GitCommand(tree)
              .text("-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init");
        }
        done = true;
        return worktree;
      } finally {
        if (!done) {
          worktree.close();
        }
      }
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot check out " + commit + ": " + e, e);
    }
  }

  /// The project's folder in it.
  Path project() {
    return project;
  }

  @Override
  public void close() throws GateException {
    try {
      FolderRemoval.remove(folder);
      git.text("worktree", "prune");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // git forgets it when it next looks
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot remove " + folder + ": " + e, e);
    }
  }
}
