package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllOrNothingTest {
  @TempDir private Path root;

  @Test
  void nothingIsWrittenWhenTheLastChangeIsRefused() {
    Map<String, String> files = Map.of("a", "x\n", "b", "x\n", "c", "x\n");
    Workspace workspace = Workspace.holding(root, files);

    Application application =
        workspace.apply(
            new Patch(
                List.of(
                    new FileChange.Write("a", "y\n"),
                    new FileChange.Delete("b"),
                    new FileChange.Rename("c", "d", List.of()),
                    new FileChange.Delete("missing"))));

    assertThat(application)
        .isEqualTo(
            new Application.Refused(Application.Reason.MISSING_FILE, "missing does not exist"));
    assertThat(workspace.files()).isEqualTo(files);
  }

  @Test
  void whatWasWrittenIsTakenBackWhenTheFileSystemFails() throws IOException {
    Workspace workspace = Workspace.holding(root, Map.of("a", "x\n", "b", "x\n", "z", "x\n"));
    Map<String, java.util.Optional<WorkspaceFile>> files = new java.util.TreeMap<>();
    files.put("a", held("y\n"));
    files.put("b", java.util.Optional.empty());
    files.put("new/deep/file", held("new\n"));
    // The file that is to move here does not exist, so that this step fails after the others.
    files.put("zz", java.util.Optional.of(new WorkspaceFile.Unread("never was")));

    assertThatThrownBy(() -> WorkspaceCommit.commit(root, new java.util.TreeMap<>(files)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("zz");

    assertThat(workspace.files()).isEqualTo(Map.of("a", "x\n", "b", "x\n", "z", "x\n"));
    try (var entries = Files.list(root)) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("a", "b", "z");
    }
  }

  private static java.util.Optional<WorkspaceFile> held(String text) {
    return java.util.Optional.of(
        new WorkspaceFile.Held(
            new WorkspaceFile.Content(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            java.util.Optional.empty(),
            java.util.Optional.empty()));
  }

  @Test
  void aMissingRootIsAnError() {
    assertThatThrownBy(
            () -> PatchApplier.apply(Patch.EMPTY, root.resolve("nothing"), ApplyRules.EXACT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void anEmptyPatchChangesNothing() {
    assertThat(new Workspace(root).apply(Patch.EMPTY))
        .isEqualTo(new Application.Applied(List.of(), List.of()));
  }

  @Test
  void aChangeThatLeavesAFileAsItIsTouchesNothing() {
    Workspace workspace = Workspace.holding(root, Map.of("a", "x\n"));

    assertThat(workspace.apply(new Patch(List.of(new FileChange.Write("a", "x\n")))))
        .isEqualTo(new Application.Applied(List.of(), List.of()));
  }

  @Test
  void filesAndFoldersTakeEachOthersPlace() throws IOException, InterruptedException {
    Map<String, String> before = Map.of("a", "x\n", "b/c", "y\n", "b/d/e", "z\n", "k/only", "w\n");
    Map<String, String> after = Map.of("a/n", "x\n", "b", "y\n");
    Path ours = Files.createDirectory(root.resolve("ours"));
    Path gits = Files.createDirectory(root.resolve("gits"));
    Workspace workspace = Workspace.holding(ours, before);
    Patch patch = UnifiedDiff.between(before, after);

    assertThat(workspace.apply(patch)).isInstanceOf(Application.Applied.class);
    assertThat(workspace.files()).isEqualTo(after);
    assertThat(ours.resolve("k")).doesNotExist();

    Workspace other = Workspace.holding(gits, before);
    assertThat(new Git(gits).apply(UnifiedDiff.format(patch)).output()).isEmpty();
    assertThat(other.files()).isEqualTo(after);
    assertThat(gits.resolve("k")).doesNotExist();
  }

  @Test
  void aFolderThatKeepsAFileDoesNotBecomeOne() {
    Workspace workspace = Workspace.holding(root, Map.of("b/c", "y\n", "b/d", "z\n"));

    assertThat(
            workspace.apply(
                new Patch(List.of(new FileChange.Delete("b/c"), new FileChange.Write("b", "")))))
        .isEqualTo(new Application.Refused(Application.Reason.NOT_A_FILE, "b is a folder"));
  }

  @Test
  void changesToOneFileFollowEachOther() {
    Workspace workspace = Workspace.holding(root, Map.of("a", "1\n"));
    Hunk next =
        new Hunk(
            1, List.of(new Hunk.Line(Hunk.Kind.REMOVED, "2"), new Hunk.Line(Hunk.Kind.ADDED, "3")));

    assertThat(
            workspace.apply(
                new Patch(
                    List.of(
                        new FileChange.Write("a", "2\n"),
                        new FileChange.Edit("a", List.of(next)),
                        new FileChange.Rename("a", "b", List.of()),
                        new FileChange.Write("a", "new\n"),
                        new FileChange.Rename("b", "c", List.of())))))
        .isEqualTo(new Application.Applied(List.of("a", "c"), List.of()));
    assertThat(workspace.files()).isEqualTo(Map.of("a", "new\n", "c", "3\n"));
  }

  @Test
  void aRemovedFileThatHeldSomethingElseIsNoted() {
    Workspace workspace = Workspace.holding(root, Map.of("a", "other\n"));

    assertThat(
            workspace.apply(
                "diff --git a/a b/a\ndeleted file mode 100644\n--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"))
        .isEqualTo(
            new Application.Applied(
                List.of("a"),
                List.of("a: removed, though it held something else than the patch says")));
  }
}
