package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.FolderCopy;
import dev.assay.runner.Images;
import dev.assay.runner.LabProcess;
import dev.assay.runner.LeftOver;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionImage;
import dev.assay.runner.SessionSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A folder of an image, made elsewhere and owned by root, that sessions may write.
@ExtendWith(TestEngine.class)
@Tag("slow")
@Timeout(120)
class FolderCopyTest {
  private static final String IMAGE = "assay/test-folder-copy";
  private static final Images IMAGES = TestEngine.runner().images().orElseThrow();

  @TempDir static Path context;
  @TempDir Path folder;

  @BeforeAll
  static void makeTheImage() throws Exception {
    Path dockerfile =
        Files.writeString(
            context.resolve("Dockerfile"),
            """
            FROM %s
            RUN mkdir -p /testbed/private && echo first > /testbed/private/file && \
              ln -s private/file /testbed/link && chmod -R go-rwx /testbed && mkdir /empty
            """
                .formatted(TestEngine.IMAGE));
    IMAGES.build(dockerfile, IMAGE, Map.of("made-by", "a test"));
  }

  @AfterAll
  static void removeTheImage() throws Exception {
    IMAGES.remove(IMAGE);
    assertThat(IMAGES.labels(IMAGE)).isEmpty();
  }

  @Test
  void sessionsWriteInACopyThatTheNextOneFinds() throws Exception {
    String volume;
    try (FolderCopy copy = IMAGES.copy(IMAGE, "/testbed", "testbed")) {
      volume = ((SessionImage.WithCopy) copy.image()).copy();
      try (RunnerSession session = open(copy, limits(OptionalLong.empty()))) {
        assertThat(said(session, "cat /testbed/link testbed/private/file"))
            .isEqualTo("first\nfirst\n");
        assertThat(said(session, "echo second > /testbed/private/file; touch testbed/new; echo $?"))
            .isEqualTo("0\n");
        assertThat(said(session, "touch /other 2>/dev/null || echo read-only"))
            .isEqualTo("read-only\n");
        session.endProcesses();
        assertThat(session.files("testbed")).containsOnlyKeys("private/file", "new");
      }
      try (RunnerSession session = open(copy, limits(OptionalLong.empty()))) {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("laid"), "laid\n");
        session.copyIn(in, "testbed/private");
        assertThat(said(session, "cat /testbed/private/*")).isEqualTo("second\nlaid\n");
        Path out = Files.createDirectory(folder.resolve("out"));
        session.copyOut("testbed", List.of("private/laid"), out, 100);
        assertThat(out.resolve("private/laid")).hasContent("laid\n");
      }
    }
    assertThat(TestEngine.said("docker", "volume", "ls", "-q")).doesNotContain(volume);
    try (FolderCopy other = IMAGES.copy(IMAGE, "/testbed", "testbed");
        RunnerSession session = open(other, limits(OptionalLong.empty()))) {
      assertThat(said(session, "cat /testbed/private/file")).isEqualTo("first\n");
    }
  }

  @Test
  void whatIsNotInTheImageCannotBeCopied() {
    assertThatThrownBy(() -> IMAGES.copy(IMAGE, "/missing", "testbed"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("/missing");
    assertThatThrownBy(() -> IMAGES.copy(IMAGE, "/empty", "testbed"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("/empty");
    assertThatThrownBy(() -> IMAGES.copy("assay/no-such-image", "/testbed", "testbed"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("assay/no-such-image");
  }

  @Test
  void aLimitOfDiskSpaceThatCannotBeHeldIsRefused() throws Exception {
    try (FolderCopy copy = IMAGES.copy(IMAGE, "/testbed", "testbed")) {
      assertThatThrownBy(() -> open(copy, limits(OptionalLong.of(1 << 20))))
          .isInstanceOf(RunnerException.class)
          .hasMessageContaining("disk");
    }
  }

  @Test
  void aCopyOfALabThatIsNoMoreIsFound() throws Exception {
    String name = "assay-test-left-over";
    ContainerOwner self = ContainerOwner.self();
    // The first process did not start one tick after the machine.
    ContainerOwner gone = new ContainerOwner(self.host(), new LabProcess(1, 1, self.lab().space()));
    String label = ContainerOwner.LABEL + "=" + gone.label();
    TestEngine.said("docker", "volume", "create", "--label", label, name);
    LeftOver left =
        TestEngine.runner().leftOvers().stream()
            .filter(each -> each.description().contains(name))
            .findFirst()
            .orElseThrow();
    left.remove();
    assertThat(TestEngine.said("docker", "volume", "ls", "-q")).doesNotContain(name);
  }

  @Test
  void imagesTellTheirLabelsAndSize() throws Exception {
    assertThat(IMAGES.labels(IMAGE).orElseThrow()).containsEntry("made-by", "a test");
    assertThat(IMAGES.bytes(IMAGE)).isPositive();
    assertThat(IMAGES.labels("assay/no-such-image")).isEmpty();
  }

  @Test
  void anImageThatNoRegistryHasIsAnError() {
    assertThatThrownBy(() -> IMAGES.pull("localhost:9/assay/nowhere:latest"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("localhost:9/assay/nowhere:latest");
  }

  private static Limits limits(OptionalLong disk) {
    return new Limits(
        OptionalLong.empty(),
        OptionalDouble.empty(),
        disk,
        OptionalInt.empty(),
        Duration.ofMinutes(1),
        1 << 20);
  }

  private RunnerSession open(FolderCopy copy, Limits limits) throws Exception {
    Path workspace = Files.createTempDirectory(folder, "workspace");
    return TestEngine.runner()
        .open(
            new SessionSpec(
                    "folder-copy", workspace, Map.of(), limits, new NetworkPolicy.Disabled())
                .withImage(copy.image()));
  }

  private String said(RunnerSession session, String script) throws Exception {
    Path output = Files.createTempFile(folder, "said", ".txt");
    ExecutionResult result =
        session.execute(new Command(List.of("sh", "-c", script), "", Map.of(), output, output));
    assertThat(result.succeeded()).as(Files.readString(output)).isTrue();
    return Files.readString(output);
  }
}
