package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The repository that a project's folder is in.
///
/// @param project the folder; may be below the repository's own
/// @param top the repository's own
/// @param exchanges folders in it that are nobody's files
record GitRepository(Path project, Path top, Exchanges exchanges) {
  private static final int NAMED = 5;

  /// @throws GateException when the folder is in no repository, or it has no commit yet
  static GitRepository of(Path project, Exchanges exchanges)
      throws GateException, InterruptedException {
    GitCommand git = new GitCommand(project);
    String top;
    try {
      top = git.text("rev-parse", "--show-toplevel");
    } catch (GateException e) {
      throw new GateException(
          e.kind() == Kind.REFUSED ? Kind.BAD_DATA : e.kind(),
          "%s is in no git repository, and a measurement needs a commit that it is of; make one with 'git init' and 'git commit' (%s)"
              .formatted(project, e.getMessage()),
          e);
    }
    return new GitRepository(project, Path.of(top), exchanges);
  }

  /// The commit that is checked out.
  String commit() throws GateException, InterruptedException {
    try {
      return new GitCommand(top).text("rev-parse", "--verify", "HEAD^{commit}");
    } catch (GateException e) {
      throw new GateException(
          Kind.BAD_DATA,
          "the repository %s has no commit yet; a measurement needs one that it is of"
              .formatted(top),
          e);
    }
  }

  /// The commit that a person means by a name.
  String commit(String name) throws GateException, InterruptedException {
    if (name.startsWith("-")) {
      throw new GateException(Kind.BAD_DATA, "not the name of a commit: '" + name + "'");
    }
    try {
      return new GitCommand(top).text("rev-parse", "--verify", name + "^{commit}");
    } catch (GateException e) {
      throw new GateException(
          Kind.NOT_FOUND,
          "the repository %s has no commit '%s'; a shallow clone gets more by 'git fetch --unshallow'"
              .formatted(top, name),
          e);
    }
  }

  /// What is checked out, by its content.
  TreeState state(ProjectDefinition definition, Optional<Corpus> corpus)
      throws GateException, InterruptedException {
    String commit = commit();
    try (ScratchIndex index = ScratchIndex.of(top, exchanges)) {
      List<String> changes = new ArrayList<>(index.changes(commit));
      StringBuilder content = new StringBuilder(index.tree());
      StringBuilder more = new StringBuilder();
      for (Path file : ignored(index, definition, corpus)) {
        String name = top.relativize(file).toString();
        changes.add(name + " (ignored by git, and tracked here)");
        more.append(name).append('\0').append(ProjectFiles.digest(file)).append('\n');
      }
      for (String each : index.submodules()) {
        Path folder = top.resolve(each);
        if (Files.exists(folder.resolve(".git"))) {
          TreeState inner =
              new GitRepository(folder, folder, exchanges).state(definition, Optional.empty());
          inner.changes().forEach(change -> changes.add(each + "/" + change));
          more.append(each).append('\0').append(inner.content()).append('\n');
        }
      }
      if (!more.isEmpty()) {
        content.append('+').append(Sha256.hex(more.toString()));
      }
      return new TreeState(commit, content.toString(), changes);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot read the files of " + top + ": " + e, e);
    }
  }

  /// Everything in which the files differ from the commit, those included that git does not know.
  byte[] difference(String commit) throws GateException, InterruptedException {
    try (ScratchIndex index = ScratchIndex.of(top, exchanges)) {
      return index.difference(commit);
    } catch (IOException e) {
      throw new GateException(
          Kind.INPUT_OUTPUT, "cannot compare the files of " + top + ": " + e, e);
    }
  }

  private TreeSet<Path> ignored(
      ScratchIndex index, ProjectDefinition definition, Optional<Corpus> corpus)
      throws GateException, InterruptedException {
    List<String> apart = new ArrayList<>(definition.generatedPaths());
    corpus.filter(each -> each.hash().isPresent()).ifPresent(each -> apart.add(each.path()));
    ProjectFiles files = new ProjectFiles(project, apart);
    List<Path> places =
        definition.trackedPaths().stream().map(each -> project.resolve(each).normalize()).toList();
    TreeSet<Path> found = new TreeSet<>();
    for (String name : index.ignored()) {
      Path file = top.resolve(name);
      if (places.stream().anyMatch(file::startsWith) && files.counts(file)) {
        found.add(file);
      }
    }
    return found;
  }

  /// @throws GateException when something was changed, naming it
  static void requireClean(TreeState state) throws GateException {
    if (state.dirty()) {
      List<String> changes = state.changes();
      throw new GateException(
          Kind.REFUSED,
          "the files are not those of the commit %s: %s%s; commit them, or measure with --allow-dirty"
              .formatted(
                  state.commit().substring(0, 10),
                  String.join(", ", changes.subList(0, Math.min(NAMED, changes.size()))),
                  changes.size() > NAMED ? " and %d more".formatted(changes.size() - NAMED) : ""));
    }
  }
}
