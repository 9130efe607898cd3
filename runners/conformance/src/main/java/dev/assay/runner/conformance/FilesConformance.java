package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.RunnerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lab can tell which files there are and which have changed, and takes several at once.
public interface FilesConformance extends Conformance {
  @Test
  default void regularFilesAreToldWithThoseBelow() throws Exception {
    BenchSession session = workbench().open();
    session.sh(
        """
        mkdir -p in/a/b out; touch in/one 'in/a/b/ä c' out/not "in/two
        lines"; ln -s ../out in/link; ln -s one in/other; mkfifo in/pipe
        """);
    assertThat(session.session().files("in")).containsOnlyKeys("one", "a/b/ä c", "two\nlines");
    assertThat(session.session().files("out")).containsOnlyKeys("not");
    session.sh("mkdir empty");
    assertThat(session.session().files("empty")).isEmpty();
    assertThat(session.session().files("")).containsKeys("in/one", "out/not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf other > in/file",
        "chmod 755 in/file",
        "cp in/file copy; mv copy in/file",
        // What was there before is there again, and its time, too.
        "cp in/file old; touch -r in/file stamp; printf bad > in/file; cat old > in/file; touch -r stamp in/file",
        "mv in/file away; ln -s ../away in/file",
        "rm in/file"
      })
  default void aChangedFileHasAnotherMark(String change) throws Exception {
    BenchSession session = workbench().open();
    session.sh("mkdir in; printf good > in/file; printf good > in/still");
    Map<String, String> before = session.session().files("in");
    assertThat(session.session().files("in")).isEqualTo(before);
    session.sh(change);
    Map<String, String> after = session.session().files("in");
    assertThat(after.get("still")).isEqualTo(before.get("still"));
    assertThat(after.get("file")).isNotEqualTo(before.get("file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "file", "link", "link/below", "../other", "/etc"})
  default void whatIsNoFolderOfTheWorkspaceHasNoFiles(String name) throws Exception {
    BenchSession session = workbench().open();
    session.sh("touch file; mkdir -p folder/below; ln -s folder link");
    assertThatThrownBy(() -> session.session().files(name))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(name);
  }

  @Test
  default void severalFilesComeOutAtOnce() throws Exception {
    BenchSession session = workbench().open();
    String longName = "n".repeat(120);
    session.sh(
        "mkdir -p \"in/a/$1\"; printf 1 > in/one; chmod 755 in/one; printf 2 > \"in/a/$1/$1\"; touch in/three",
        longName);
    Path copies = Files.createDirectory(workbench().path("copies"));
    String deep = "a/%1$s/%1$s".formatted(longName);
    session.session().copyOut("in", List.of("one", deep), copies, 1);
    assertThat(copies.resolve("one")).hasContent("1").isExecutable();
    assertThat(copies.resolve(deep)).hasContent("2");
    assertThat(copies.resolve("three")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "big", "link", "folder"})
  default void oneThatCannotBeCopiedIsRefused(String name) throws Exception {
    BenchSession session = workbench().open();
    session.sh("mkdir -p in/folder; cd in; printf 1 > good; printf 12 > big; ln -s good link");
    Path copies = Files.createDirectory(workbench().path("copies"));
    assertThatThrownBy(() -> session.session().copyOut("in", List.of("good", name), copies, 1))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(name);
    assertThat(copies.resolve(name)).doesNotExist();
  }

  @Test
  default void severalFilesComeOutThroughNoLink() throws Exception {
    BenchSession session = workbench().open();
    session.sh("mkdir -p real/in; printf 1 > real/in/file; ln -s real link");
    Path copies = Files.createDirectory(workbench().path("copies"));
    assertThatThrownBy(() -> session.session().copyOut("link/in", List.of("file"), copies, 1))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("link");
    assertThat(copies).isEmptyDirectory();
  }
}
