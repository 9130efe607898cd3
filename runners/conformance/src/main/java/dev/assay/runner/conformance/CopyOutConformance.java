package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.RunnerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Only regular files of the workspace come out, and only of the size that is asked for.
public interface CopyOutConformance extends Conformance {
  @Test
  default void aFileComesOutAsItIs() throws Exception {
    BenchSession session = workbench().open();
    session.sh("mkdir -p a/b; printf 'x\\000\\377y' > 'a/b/ä c'; : > empty");
    Path copy = Files.writeString(workbench().path("copy"), "something longer that is replaced");
    session.session().copyOut("a/b/ä c", copy, 4);
    assertThat(copy).hasBinaryContent(new byte[] {'x', 0, (byte) 0xff, 'y'});
    session.session().copyOut("empty", copy, 0);
    assertThat(copy).isEmptyFile();
  }

  @Test
  default void aFileThatIsTooLargeIsRefused() throws Exception {
    BenchSession session = workbench().open();
    // Sparse: it has no size on disk, and would fill one.
    session.sh("printf 12345 > small; dd if=/dev/zero of=huge bs=1 count=1 seek=999999999999");
    Path copy = workbench().path("copy");
    session.session().copyOut("small", copy, 5);
    for (String name : new String[] {"small", "huge"}) {
      Path other = workbench().path("copy");
      assertThatThrownBy(() -> session.session().copyOut(name, other, 4))
          .isInstanceOf(RunnerException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("4");
      assertThat(other).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          link to file,     ln -s real entry
          link out,         ln -s /etc/passwd entry
          broken link,      ln -s nowhere entry
          link to itself,   ln -s entry entry
          link to device,   ln -s /dev/zero entry
          folder,           mkdir entry
          pipe,             mkfifo entry
          missing,          :
          """)
  default void whatIsNoRegularFileIsRefused(String kind, String script) throws Exception {
    BenchSession session = workbench().open();
    session.sh("echo secret > real; " + script);
    assertRefused(session, "entry");
  }

  @Test
  default void aLinkOnTheWayIsRefused() throws Exception {
    BenchSession session = workbench().open();
    session.sh(
        "mkdir -p real/inner; echo secret > real/inner/file; ln -s real link; ln -s /etc out");
    assertRefused(session, "link/inner/file");
    assertRefused(session, "out/passwd");
    assertRefused(session, "real/inner/file/more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../file", "/etc/passwd", "a/../../file"})
  default void aNameOutsideTheWorkspaceIsNotCopiedOut(String name) throws Exception {
    assertRefused(workbench().open(), name);
  }

  /// How often each end of a race has to be seen; fewer where one try takes long.
  default int racesTried() {
    return 20;
  }

  @Test
  default void aFileThatChangesToAPipeBlocksNothing() throws Exception {
    BenchSession session = workbench().open();
    session.sh(
        """
        mkfifo pipe; echo content > file; ln -s /dev/zero link
        (while :; do cp file new; mv -f new entry; ln pipe new2; mv -f new2 entry; ln -s link new3; mv -f new3 entry; done) >&- 2>&- &
        """);
    Path copy = workbench().path("copy");
    int copied = 0;
    int refused = 0;
    while (copied < racesTried() || refused < racesTried()) {
      try {
        session.session().copyOut("entry", copy, 100);
        assertThat(Files.readString(copy)).isIn("content\n", "");
        copied++;
      } catch (RunnerException e) {
        refused++;
      }
    }
  }

  private void assertRefused(BenchSession session, String name) {
    Path copy = workbench().path("copy");
    assertThatThrownBy(() -> session.session().copyOut(name, copy, 1000))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("'" + name + "'");
    assertThat(copy).doesNotExist();
  }
}
