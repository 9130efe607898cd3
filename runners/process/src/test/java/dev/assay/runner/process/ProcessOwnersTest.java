package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.Command;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.process.ProcessOwners.Claim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Only what may be a session's own is hunted for when it ends: a hunt takes longer than most
/// commands.
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ProcessOwnersTest {
  @TempDir Path folder;
  private RunnerSession session;
  private Process bystander;
  private Claim anothers;

  @BeforeEach
  void open() throws Exception {
    session =
        new ProcessRunner()
            .open(
                new SessionSpec(
                    "test",
                    folder,
                    Map.of(),
                    Limits.ofWallTime(Duration.ofMinutes(1)),
                    new NetworkPolicy.Unrestricted()));
    bystander = new ProcessBuilder("sleep", "600").start();
    long now = ProcessEntry.read(Math.toIntExact(bystander.pid())).orElseThrow().start();
    anothers = new Claim("another", 0, now);
  }

  @AfterEach
  void close() throws Exception {
    session.close();
    bystander.destroyForcibly();
  }

  private void run(String line) throws Exception {
    Path output = folder.resolve("output");
    session.execute(new Command(List.of("sh", "-c", line), "", Map.of(), output, output));
  }

  @Test
  void anOrphanOfTheLabsOwnProgramsIsNoTraceOfASession() throws Exception {
    int before = ProcessTable.orphans().size();
    new ProcessBuilder("sh", "-c", "sleep 0.01 &").start().waitFor();

    assertThat(ProcessTable.orphans()).as("a new orphan").hasSizeGreaterThan(before);
    assertThat(ProcessOwners.LAB.hasTracesOf(anothers)).isFalse();
  }

  @Test
  void anOrphanOfOneSessionIsNoTraceOfAnother() throws Exception {
    run("sleep 600 >&- 2>&- &");

    assertThat(ProcessTable.orphans()).isNotEmpty();
    assertThat(ProcessOwners.LAB.hasTracesOf(anothers)).isFalse();
  }

  @Test
  void anOrphanThatHidesWhoseItIsIsATraceOfEverySession() throws Exception {
    run("env -i setsid -f /bin/sleep 600 >&- 2>&-");

    // Until it is a session's first process it is known by the session that it was born into.
    while (!ProcessOwners.LAB.hasTracesOf(anothers)) {
      Thread.onSpinWait();
    }
  }
}
