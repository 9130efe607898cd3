package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.RunnerException;
import dev.assay.runner.conformance.BenchSession.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files and folders come into the workspace as they are, and nowhere else.
public interface CopyInConformance extends Conformance {
  @Test
  default void aFileComesInUnderItsNewName() throws Exception {
    BenchSession session = workbench().open();
    Path file = Files.writeString(workbench().path("file"), "content");
    session.session().copyIn(file, "new folder/ä/name");
    assertThat(session.run("cat", "new folder/ä/name").output()).isEqualTo("content");
  }

  @Test
  default void aFileReplacesAnother() throws Exception {
    BenchSession session = workbench().open();
    session.sh("echo old and longer > name; chmod 444 name");
    session.session().copyIn(Files.writeString(workbench().path("file"), "new"), "name");
    assertThat(session.run("cat", "name").output()).isEqualTo("new");
  }

  @Test
  default void aFolderIsLaidOverWhatIsThere() throws Exception {
    BenchSession session = workbench().open();
    session.sh("mkdir -p tests/inner; echo mine > tests/own; echo mine > tests/inner/changed");
    Path folder = Files.createDirectories(workbench().path("folder"));
    Files.createDirectories(folder.resolve("inner/empty"));
    Files.writeString(folder.resolve("inner/changed"), "theirs");
    Files.writeString(folder.resolve(".hidden"), "");
    session.session().copyIn(folder, "tests");
    assertThat(session.sh("cd tests; find . | sort; cat inner/changed own").output())
        .isEqualTo(".\n./.hidden\n./inner\n./inner/changed\n./inner/empty\n./own\ntheirsmine\n");
    session.session().copyIn(folder, "");
    assertThat(session.run("cat", "inner/changed").output()).isEqualTo("theirs");
  }

  @Test
  default void theRightToExecuteIsKept() throws Exception {
    BenchSession session = workbench().open();
    Path folder = Files.createDirectory(workbench().path("folder"));
    Files.writeString(folder.resolve("program"), "#!/bin/sh\necho runs\n");
    Files.writeString(folder.resolve("data"), "#!/bin/sh\necho runs\n");
    assertThat(folder.resolve("program").toFile().setExecutable(true)).isTrue();
    session.session().copyIn(folder, "bin");
    assertThat(session.run("bin/program").output()).isEqualTo("runs\n");
    assertThat(session.sh("[ -x bin/data ] || echo plain").output()).isEqualTo("plain\n");
  }

  @Test
  default void thousandsOfFilesComeIn() throws Exception {
    BenchSession session = workbench().open();
    Path folder = workbench().path("many");
    for (int i = 0; i < 1200; i++) {
      Path inner = folder.resolve("folder-" + i % 30);
      Files.createDirectories(inner);
      Files.writeString(inner.resolve("file-" + i), String.valueOf(i));
    }
    session.session().copyIn(folder, "many");
    assertThat(session.sh("cat many/*/* | wc -c | tr -d ' '").output()).isEqualTo("3690\n");
  }

  @Test
  default void linksInsideAFolderStayLinks() throws Exception {
    BenchSession session = workbench().open();
    Path folder = Files.createDirectory(workbench().path("folder"));
    Files.createDirectory(folder.resolve("inner"));
    Files.writeString(folder.resolve("file"), "content");
    Files.createSymbolicLink(folder.resolve("inner/link"), Path.of("../file"));
    Files.createSymbolicLink(folder.resolve("broken"), Path.of("nothing"));
    session.session().copyIn(folder, "copy");
    Ran ran = session.sh("readlink copy/inner/link; readlink copy/broken; cat copy/inner/link");
    assertThat(ran.output()).isEqualTo("../file\nnothing\ncontent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../outside", "inner/../../outside", "/"})
  default void aLinkThatLeadsOutOfTheFolderIsRefused(String target) throws Exception {
    BenchSession session = workbench().open();
    Path folder = Files.createDirectory(workbench().path("folder"));
    Files.createDirectory(folder.resolve("inner"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of(target));
    assertThatThrownBy(() -> session.session().copyIn(folder, "copy"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("link");
  }

  @Test
  default void aLinkInTheWorkspaceIsNotFollowedOut() throws Exception {
    BenchSession session = workbench().open();
    Path outside = Files.createDirectory(workbench().path("outside"));
    Path victim = Files.writeString(outside.resolve("victim"), "untouched");
    Path file = Files.writeString(workbench().path("file"), "new");
    session.sh("ln -s \"$1\" folder; ln -s \"$1/victim\" name", outside.toString());
    assertThatThrownBy(() -> session.session().copyIn(file, "folder/victim"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("folder");
    assertThatThrownBy(() -> session.session().copyIn(outside, "folder"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("folder");
    session.session().copyIn(file, "name");
    assertThat(session.sh("[ -L name ] || cat name").output()).isEqualTo("new");
    assertThat(victim).hasContent("untouched");
    assertThat(outside).isDirectoryNotContaining(path -> !path.equals(victim));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../other", "/tmp/assay-conformance", "a/../../b"})
  default void aNameOutsideTheWorkspaceIsRefused(String name) throws Exception {
    BenchSession session = workbench().open();
    Path file = Files.writeString(workbench().path("file"), "content");
    assertThatThrownBy(() -> session.session().copyIn(file, name))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(name);
  }

  @Test
  default void aFolderIsNotReplacedByAFile() throws Exception {
    BenchSession session = workbench().open();
    session.sh("mkdir -p folder/inner");
    Path file = Files.writeString(workbench().path("file"), "content");
    assertThatThrownBy(() -> session.session().copyIn(file, "folder"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("folder");
  }

  @Test
  default void whatIsMissingOrNoFileIsNamed() throws Exception {
    BenchSession session = workbench().open();
    Path missing = workbench().path("missing");
    assertThatThrownBy(() -> session.session().copyIn(missing, "copy"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(missing.toString());
    Path folder = Files.createDirectory(workbench().path("folder"));
    onThisMachine(folder, "mkfifo pipe");
    assertThatThrownBy(() -> session.session().copyIn(folder, "copy"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("pipe");
  }

  @Test
  default void namesThatAreNoTextComeInAsTheyAre() throws Exception {
    BenchSession session = workbench().open();
    Path folder = Files.createDirectory(workbench().path("folder"));
    onThisMachine(
        folder,
        "name=$(printf 'x\\377\\376y'); mkdir \"$name\" && echo content > \"$name/$name\"; echo > 'new\nline'");
    session.session().copyIn(folder, "copy");
    assertThat(
            session
                .sh(
                    "cd copy; name=$(printf 'x\\377\\376y'); cat \"$name/$name\"; set -- *; echo $#")
                .output())
        .isEqualTo("content\n2\n");
  }

  private static void onThisMachine(Path folder, String script) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
