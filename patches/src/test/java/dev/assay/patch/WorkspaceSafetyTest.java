package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.patch.Application.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceSafetyTest {
  private static final Hunk HUNK =
      new Hunk(
          1, List.of(new Hunk.Line(Hunk.Kind.REMOVED, "x"), new Hunk.Line(Hunk.Kind.ADDED, "y")));

  @TempDir private Path folder;
  private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    root = Files.createDirectory(folder.resolve("workspace"));
    workspace = Workspace.holding(root, Map.of("a.py", "x\n", "src/b.py", "x\n"));
    Files.writeString(folder.resolve("outside.py"), "x\n");
  }

  /// Tries a path in every kind of change; none may do anything.
  private void assertRefused(String path, Reason reason) {
    assertRefused(path, reason, ApplyRules.EXACT);
  }

  private void assertRefused(String path, Reason reason, ApplyRules rules) {
    Map<String, String> before = workspace.files();
    for (FileChange change :
        List.of(
            new FileChange.Write(path, "y\n"),
            new FileChange.Edit(path, List.of(HUNK)),
            new FileChange.Delete(path),
            new FileChange.Rename(path, "moved.py", List.of()),
            new FileChange.Rename("a.py", path, List.of()),
            new FileChange.Mode(path, true))) {
      Application application =
          PatchApplier.apply(
              new Patch(List.of(new FileChange.Write("a.py", "changed\n"), change)), root, rules);

      assertThat(application)
          .as("%s", change)
          .isInstanceOfSatisfying(
              Application.Refused.class,
              refused -> assertThat(refused.reason()).as("%s", refused).isEqualTo(reason));
      assertThat(workspace.files()).as("%s", change).isEqualTo(before);
    }
    assertThat(folder.resolve("outside.py")).hasContent("x\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.py",
        "src/../../outside.py",
        "src/..",
        "..",
        ".",
        "./a.py",
        "src//b.py",
        "src/",
        "/etc/passwd",
        "C:\\Windows\\x",
        "c:x",
        "src\\b.py",
        "..\\outside.py",
        "\\\\host\\share",
        "~/x",
        "a\0.py",
        ""
      })
  void pathsThatLeaveTheWorkspaceOrAreNoneAreRefused(String path) {
    assertRefused(path, Reason.LEAVES_WORKSPACE);
  }

  @Test
  void pathsThatAreTooLongAreRefused() {
    assertRefused("x".repeat(256), Reason.LEAVES_WORKSPACE);
    assertRefused("x/".repeat(3000) + "x", Reason.LEAVES_WORKSPACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/config", ".git/hooks/post-checkout", "src/.git/config", ".GIT/config", ".git",
        ".git./config", ".git /config", "GIT~1/config", ".g\u200cit/config",
            ".git::$INDEX_ALLOCATION/x"
      })
  void whatBelongsToGitIsProtected(String path) {
    assertRefused(path, Reason.PROTECTED);
  }

  @Test
  void namesThatOnlyStartLikeGitAreNot() {
    assertThat(workspace.apply(new Patch(List.of(new FileChange.Write(".gitignore", "x\n")))))
        .isEqualTo(new Application.Applied(List.of(".gitignore"), List.of()));
  }

  @Test
  void linksAreNeitherFollowedNorReplaced() throws IOException {
    Files.createSymbolicLink(root.resolve("link.py"), folder.resolve("outside.py"));
    Files.createSymbolicLink(root.resolve("out"), folder);
    Files.createSymbolicLink(root.resolve("in"), root.resolve("src"));
    Files.createSymbolicLink(root.resolve("broken"), folder.resolve("nothing"));

    assertRefused("link.py", Reason.LINK);
    assertRefused("out/outside.py", Reason.LINK);
    assertRefused("out/new.py", Reason.LINK);
    assertRefused("in/b.py", Reason.LINK);
    assertRefused("broken", Reason.LINK);
    assertThat(root.resolve("link.py")).isSymbolicLink();
  }

  @Test
  void anotherNameOfAFileOutsideKeepsItsContentAndMode() throws IOException {
    Files.createLink(root.resolve("hard.py"), folder.resolve("outside.py"));

    Application application =
        workspace.apply(
            new Patch(
                List.of(
                    new FileChange.Edit("hard.py", List.of(HUNK)),
                    new FileChange.Mode("hard.py", true))));

    assertThat(application).isInstanceOf(Application.Applied.class);
    assertThat(workspace.read("hard.py")).isEqualTo("y\n");
    assertThat(root.resolve("hard.py")).isExecutable();
    assertThat(folder.resolve("outside.py")).hasContent("x\n");
    assertThat(Files.isExecutable(folder.resolve("outside.py"))).isFalse();
  }

  @Test
  void foldersAndSpecialFilesAreNoFiles() throws IOException, InterruptedException {
    assertRefused("src", Reason.NOT_A_FILE);
    assertRefused("a.py/below.py", Reason.NOT_A_FILE);
    Process fifo = new ProcessBuilder("mkfifo", root.resolve("fifo").toString()).start();
    assertThat(fifo.waitFor()).isZero();
    assertRefused("fifo", Reason.NOT_A_FILE);
  }

  @Test
  void aRootThatIsReachedThroughALinkIsFine() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);

    assertThat(new Workspace(link).apply("--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x\n+y\n"))
        .isEqualTo(new Application.Applied(List.of("a.py"), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tests/x.py",
        "tests/deep/er/x.py",
        "TESTS/x.py",
        "x_test.go",
        "pkg/x_test.go",
        "conftest.py",
        "src/conftest.py",
        "src/ConfTest.py"
      })
  void protectedFilesStayAsTheyAre(String path) {
    assertRefused(
        path,
        Reason.PROTECTED,
        new ApplyRules(List.of("tests/**", "*_test.go", "conftest.py"), List.of(), true));
  }

  @Test
  void onlyEditableFilesAreEdited() {
    ApplyRules rules = new ApplyRules(List.of(), List.of("src/**/*.py", "a.py", "moved.py"), false);

    assertRefused("README.md", Reason.NOT_EDITABLE, rules);
    assertRefused("SRC/b.py", Reason.NOT_EDITABLE, rules);
    assertThat(
            PatchApplier.apply(
                new Patch(List.of(new FileChange.Edit("src/b.py", List.of(HUNK)))), root, rules))
        .isInstanceOf(Application.Applied.class);
  }

  @Test
  void namesThatDifferOnlyInCaseAreNoted() {
    assertThat(
            workspace.apply(
                new Patch(
                    List.of(
                        new FileChange.Write("A.py", ""),
                        new FileChange.Write("SRC/c.py", ""),
                        new FileChange.Write("new/one", ""),
                        new FileChange.Write("new/ONE", "")))))
        .isEqualTo(
            new Application.Applied(
                List.of("A.py", "SRC/c.py", "new/ONE", "new/one"),
                List.of(
                    "A.py: differs from a.py only in the case of letters",
                    "SRC/c.py: differs from src only in the case of letters",
                    "new/ONE: differs from new/one only in the case of letters")));
  }

  @Test
  void filesThatAreMissingOrThereAlreadyAreSaid() {
    assertThat(workspace.apply("--- a/no.py\n+++ b/no.py\n@@ -1 +1 @@\n-x\n+y\n"))
        .isEqualTo(new Application.Refused(Reason.MISSING_FILE, "no.py does not exist"));
    assertThat(
            workspace.apply(
                new Patch(List.of(new FileChange.Rename("a.py", "src/b.py", List.of())))))
        .isEqualTo(
            new Application.Refused(
                Reason.ALREADY_EXISTS, "a.py cannot be moved to src/b.py, which exists"));
  }

  @Test
  void binaryFilesAreNotEditedButMayMoveAndGo() throws IOException {
    Files.write(root.resolve("bin"), new byte[] {'x', '\n', 0, 1});
    Files.write(root.resolve("bin2"), new byte[] {0, 1});

    assertThat(workspace.apply(new Patch(List.of(new FileChange.Edit("bin", List.of(HUNK))))))
        .isEqualTo(new Application.Refused(Reason.BINARY, "bin is a binary file"));
    assertThat(
            workspace.apply(
                new Patch(
                    List.of(
                        new FileChange.Rename("bin", "moved", List.of()),
                        new FileChange.Delete("bin2", List.of(HUNK))))))
        .isInstanceOf(Application.Applied.class);
    assertThat(Files.readAllBytes(root.resolve("moved"))).containsExactly('x', '\n', 0, 1);
    assertThat(root.resolve("bin2")).doesNotExist();
  }

  @Test
  void permissionsAreKeptAndModesSet() throws IOException {
    Files.setPosixFilePermissions(
        root.resolve("a.py"), PosixFilePermissions.fromString("rwxr-x---"));

    assertThat(
            workspace.apply(
                new Patch(
                    List.of(
                        new FileChange.Edit("a.py", List.of(HUNK)),
                        new FileChange.Rename("a.py", "b.py", List.of()),
                        new FileChange.Write("new.sh", "#!/bin/sh\n"),
                        new FileChange.Mode("new.sh", true),
                        new FileChange.Mode("src/b.py", true)))))
        .isInstanceOf(Application.Applied.class);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("b.py"))))
        .isEqualTo("rwxr-x---");
    assertThat(root.resolve("new.sh")).isExecutable();
    assertThat(root.resolve("src/b.py")).isExecutable();
  }
}
