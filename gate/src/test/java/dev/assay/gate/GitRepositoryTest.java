package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.LabProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  @TempDir Path folder;
  private GateFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = GateFixture.open(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private TreeState state(Path project) throws Exception {
    return GitRepository.of(project, new Exchanges(fixture.home))
        .state(ManifestReader.read(fixture.root).project(), Optional.empty());
  }

  @Test
  void aRepositoryWithoutACommitIsRefused() throws Exception {
    Path bare = Files.createDirectory(folder.resolve("other"));
    assertThatThrownBy(() -> GitRepository.of(bare, new Exchanges(fixture.home)))
        .hasMessageContaining("is in no git repository");
    new GitCommand(bare).text("init", "-q");
    assertThatThrownBy(() -> GitRepository.of(bare, new Exchanges(fixture.home)).commit())
        .hasMessageContaining("has no commit");
  }

  @Test
  void cleanFilesAreTheTreeOfTheCommit() throws Exception {
    TreeState state = state(fixture.root);
    assertThat(state.dirty()).isFalse();
    assertThat(state.content())
        .isEqualTo(new GitCommand(fixture.root).text("rev-parse", "HEAD^{tree}"));
  }

  @Test
  void toLookChangesNothing() throws Exception {
    fixture.write("new", "file");
    GitCommand git = new GitCommand(fixture.root);
    String before = git.text("status", "--porcelain") + git.text("count-objects", "-v");
    assertThat(state(fixture.root).changes()).containsExactly("new");
    assertThat(git.text("status", "--porcelain") + git.text("count-objects", "-v"))
        .isEqualTo(before);
  }

  @Test
  void aWorktreeAndAShallowCloneAreRepositories() throws Exception {
    fixture.commitValue("2");
    Path worktree = folder.resolve("worktree");
    fixture.git("worktree", "add", "-q", "--detach", worktree.toString(), "HEAD~1");
    assertThat(state(worktree).dirty()).isFalse();
    assertThat(GitFolder.of(worktree).digests()).containsKey(".git");
    Path shallow = folder.resolve("shallow");
    fixture.git("clone", "-q", "--depth=1", "file://" + fixture.root, shallow.toString());
    assertThat(state(shallow).dirty()).isFalse();
    assertThatThrownBy(
            () -> GitRepository.of(shallow, new Exchanges(fixture.home)).commit("HEAD~1"))
        .hasMessageContaining("git fetch --unshallow");
    assertThatThrownBy(() -> GitRepository.of(shallow, new Exchanges(fixture.home)).commit("--all"))
        .hasMessageContaining("not the name of a commit");
  }

  @Test
  void aChangeInASubmoduleIsAChange() throws Exception {
    Path library = Files.createDirectory(folder.resolve("library"));
    GitCommand git = new GitCommand(library);
    git.text("init", "-q");
    Files.writeString(library.resolve("code"), "1");
    git.text("add", "--all");
    git.text("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "x");
    fixture.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        library.toString(),
        "library");
    fixture.commit("with a library");
    TreeState clean = state(fixture.root);
    assertThat(clean.dirty()).isFalse();
    Files.writeString(fixture.root.resolve("library/code"), "2");
    TreeState changed = state(fixture.root);
    assertThat(changed.changes()).contains("library/code");
    assertThat(changed.content()).isNotEqualTo(clean.content());
  }

  @Test
  void namesThatAreNoUtf8AreNoObstacle() throws Exception {
    Process made =
        new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'n\\303(\\377')\"")
            .directory(fixture.root.toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    assertThat(state(fixture.root).dirty()).isTrue();
  }

  @Test
  void onlyFoldersOfRepetitionsThatRunAreLeftOut() throws Exception {
    Exchanges exchanges = new Exchanges(fixture.home);
    Path exchange = exchanges.make(fixture.root);
    Files.writeString(exchange.resolve("config.json"), "{}");
    assertThat(state(fixture.root).dirty()).isFalse();
    Files.createDirectory(fixture.root.resolve(".assay-mine"));
    fixture.write(".assay-mine/config.json", "{}");
    assertThat(state(fixture.root).changes()).containsExactly(".assay-mine/config.json");
    exchanges.remove(exchange);
    Files.createDirectory(exchange);
    Files.writeString(exchange.resolve("config.json"), "{}");
    assertThat(state(fixture.root).changes()).hasSize(2);
  }

  @Test
  void whatAKilledRunHasLeftGoesWithTheNext() throws Exception {
    Exchanges exchanges = new Exchanges(fixture.home);
    Path left = exchanges.make(fixture.root);
    Files.writeString(left.resolve("config.json"), "{}");
    Path mark = fixture.home.folder().resolve("exchanges").resolve(left.getFileName());
    LabProcess self = LabProcess.self();
    LabProcess before = new LabProcess(self.process(), self.start() - 1, self.space());
    Files.writeString(mark, before + "\n" + left);
    Path next = exchanges.make(fixture.root);
    assertThat(left).doesNotExist();
    assertThat(exchanges.names()).containsExactly(next.getFileName().toString());
  }

  @Test
  void aProjectMayBeAFolderOfARepository() throws Exception {
    Path inner = Files.createDirectories(fixture.root.resolve("inner/bench")).resolveSibling("");
    Files.writeString(inner.resolve("bench/x"), "1");
    fixture.commit("inner");
    assertThat(state(inner).dirty()).isFalse();
    fixture.write("value", "other");
    assertThat(state(inner).changes()).containsExactly("value");
  }
}
