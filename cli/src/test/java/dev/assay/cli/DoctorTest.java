package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a task needs is looked for on this machine, and named with its package where it is missing.
@Timeout(120)
final class DoctorTest {
  @TempDir Path folder;
  private Path programs;
  private CommandLineFixture cli;

  @BeforeEach
  void writeACatalogThatNeedsABrowser() throws IOException {
    TinyCatalog.write(folder.resolve("tasks"), 1);
    Path metadata = folder.resolve("tasks/shell_word_00/metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replace("\"tags\"", "\"environment\": {\"needs\": [\"chromium>=100\"]},\n  \"tags\""));
    programs = Files.createDirectory(folder.resolve("programs"));
    cli = new CommandLineFixture(folder).with("PATH", programs.toString());
  }

  @Test
  void namesThePackageOfABrowserThatIsMissing() {
    var answer = cli.assay("doctor", "--tasks-dir", folder.resolve("tasks").toString());

    assertThat(answer.status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(answer.out())
        .contains("none of chromium, chromium-browser, google-chrome is on the PATH")
        .contains("apt-get install chromium");
  }

  @Test
  void saysWhereTestsRunWhenNobodyDoes() {
    var answer = cli.assay("doctor", "--tasks-dir", folder.resolve("tasks").toString());

    assertThat(answer.out())
        .containsPattern("(?m)^(default: (sandbox|docker), because|no default:) ");
  }

  @Test
  void takesTheBrowserUnderAnotherName() throws IOException {
    Path chrome = programs.resolve("google-chrome");
    Files.writeString(chrome, "#!/bin/sh\necho Google Chrome 141.0.7390.54\n");
    Files.setPosixFilePermissions(chrome, PosixFilePermissions.fromString("rwxr-xr-x"));

    var answer = cli.assay("doctor", "--tasks-dir", folder.resolve("tasks").toString());

    assertThat(answer.out())
        .contains("141.0.7390.54 at " + chrome)
        .doesNotContain("To install what is missing");
  }

  @Test
  void saysWhatIsKeptForLaterRunsAndHowToFreeIt() throws IOException {
    cli.with("ASSAY_CACHE", folder.resolve("cache").toString());
    String[] doctor = {"doctor", "--tasks-dir", folder.resolve("tasks").toString()};
    assertThat(cli.assay(doctor).out()).doesNotContain("--max-disk");

    Path datasets = Files.createDirectories(folder.resolve("cache/swe-bench/datasets"));
    Files.write(datasets.resolve("lite.parquet"), new byte[1_200_000]);

    assertThat(cli.assay(doctor).out())
        .contains("SWE-bench keeps 1.2 MB for later runs in " + datasets.resolveSibling(""))
        .contains("--max-disk SIZE");
  }

  /// The way of a run that is killed in the middle of a task's tests.
  @Test
  void namesWhatAKilledRunHasLeftAndRemovesIt() throws Exception {
    Path tasks = folder.resolve("killed");
    TinyCatalog.writeTask(tasks, "shell_word_99", "sleep 600");
    Path metadata = tasks.resolve("shell_word_99/metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata).replace("timeout_seconds\": 20", "timeout_seconds\": 600"));
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assay.cli.Main",
                "run",
                "--tasks-dir",
                "killed",
                "--models",
                "oracle",
                "--allow-weaker-isolation")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.log").toFile())
            .redirectError(folder.resolve("err.log").toFile())
            .start();
    while (run.descendants().noneMatch(each -> program(each).endsWith("sleep"))) {
      assertThat(run.isAlive()).as(Files.readString(folder.resolve("err.log"))).isTrue();
      Thread.onSpinWait();
    }
    List<ProcessHandle> left = run.descendants().toList();
    String tree = "the lab that was process " + run.pid();
    String[] doctor = {"doctor", "--tasks-dir", folder.resolve("tasks").toString()};
    assertThat(cli.assay(doctor).out()).doesNotContain(tree);

    run.destroyForcibly().waitFor();

    assertThat(cli.assay(doctor).out()).contains("assay doctor --clean", "(sleep)", tree);
    var answer = cli.assay("doctor", "--clean");
    assertThat(answer.status()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("removed ", tree);
    assertThat(cli.assay(doctor).out()).doesNotContain(tree, "assay-" + run.pid() + "-");
    // Of the dead a line may be left in the table, but no program.
    assertThat(left).isNotEmpty().allMatch(each -> program(each).isEmpty());
  }

  private static String program(ProcessHandle process) {
    return process.info().command().orElse("");
  }
}
